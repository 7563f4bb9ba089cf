package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.manifest.tree.Checks;
import dev.wsss.pipeline.manifest.tree.Limits;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a finished run. */
public record Retention(
        @JsonPropertyDescription("Artifacts that stay in the store.")
        List<@Pattern("^(dataset|truth|cam-weights|cams|ir-labels|irn-weights|sem-seg|objects|scores|report)$") String>
                keep,

        @JsonPropertyDescription("What becomes of them when the run's resource is deleted.")
        OnDelete onDelete,

        @JsonPropertyDescription("Seconds after which a finished run is deleted; absent: never.")
        @Nullable
        @Min(0)
        @Max(Limits.WHOLE)
        Long ttlSecondsAfterFinished) {
    /** Refuses values that make no sense, all of them at once. */
    public Retention {
        keep = List.copyOf(keep);
        Checks checks = new Checks().atLeast(0, "ttlSecondsAfterFinished", ttlSecondsAfterFinished);
        for (int index = 0; index < keep.size(); index++) {
            checks.oneOf(ArtifactKind.made(), "keep/" + index, keep.get(index));
        }
        checks.orRefuse();
    }
}
