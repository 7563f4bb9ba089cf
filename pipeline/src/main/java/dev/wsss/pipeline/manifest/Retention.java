package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.tree.Limits;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The artifacts of a finished run that are kept. */
public record Retention(
        @JsonPropertyDescription("Artifacts that stay in the store.")
        List<String> keep,

        @JsonPropertyDescription("Fate of the artifacts when the run's resource is deleted.")
        OnDelete onDelete,

        @JsonPropertyDescription("Seconds after which a finished run is deleted; absent: never.")
        @Nullable
        @Min(0)
        @Max(Limits.WHOLE)
        Long ttlSecondsAfterFinished) {
    /** The fate of the artifacts when the run's resource is deleted. */
    public enum OnDelete {
        /** Artifacts stay in the store. */
        @JsonProperty("Keep")
        KEEP,

        /** Artifacts are removed with the run. */
        @JsonProperty("Delete")
        DELETE
    }

    public Retention {
        keep = List.copyOf(keep);
    }

    /** Returns the rules that concern several fields. */
    public static Rules<Retention> rules() {
        List<String> made = ArtifactKind.made();
        return new Rules<Retention>()
                .locally((own, checks) -> {
                    for (int index = 0; index < own.keep.size(); index++) {
                        checks.oneOf(made, "keep/" + index, own.keep.get(index));
                    }
                })
                .inCluster(
                        Rules.present("keep") + "self.keep.all(name, name in " + Rules.Cel.list(made) + ")",
                        "has a name that is none of " + String.join(", ", made),
                        ".keep");
    }
}
