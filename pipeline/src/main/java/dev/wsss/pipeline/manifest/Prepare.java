package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Min;

/** Parameters of prepare. */
public record Prepare(
        @JsonPropertyDescription("Pictures per tar and unit of sharding. Every later artifact keeps these blocks.")
        @Min(1)
        int blockSize) {
    /** Refuses values that make no sense, all of them at once. */
    public Prepare {
        new Checks().atLeast(1, "blockSize", blockSize).orRefuse();
    }
}
