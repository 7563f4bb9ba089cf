package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Min;

/** Parameters of truth. */
public record Truth(
        @JsonPropertyDescription("Masks per tar.") @Min(1) int blockSize) {
    /** Refuses values that make no sense, all of them at once. */
    public Truth {
        new Checks().atLeast(1, "blockSize", blockSize).orRefuse();
    }
}
