package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;

/** Parameters of truth. */
public record Truth(
        @JsonPropertyDescription("Masks per tar.") int blockSize) {
    /** Refuses values that make no sense, all of them at once. */
    public Truth {
        new Checks().atLeast(1, "blockSize", blockSize).orRefuse();
    }
}
