package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** What the networks compute with. */
public record Numeric(
        @JsonPropertyDescription("Number type of forward and backward passes; parameters are always float32.")
        NumericType type,

        @JsonPropertyDescription(
                "Threads inside one tensor operation; part of every key, since sums depend on it. Absent: all "
                        + "cores of the machine that runs the step.")
        @Nullable
        @Min(1)
        Integer threads) {
    /** Refuses values that make no sense, all of them at once. */
    public Numeric {
        new Checks().atLeast(1, "threads", threads).orRefuse();
    }
}
