package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Min;

/** A dense CRF over the walked scores, as AffinityNet and SEAM use it. */
public record ScoreCrf(
        @JsonPropertyDescription("Mean-field iterations.") @Min(1)
        int iterations,

        @JsonPropertyDescription("Smoothness: nearby pixels agree.")
        Gaussian gaussian,

        @JsonPropertyDescription("Appearance: nearby pixels of like colour agree.")
        Bilateral bilateral) {
    /** Refuses values that make no sense, all of them at once. */
    public ScoreCrf {
        new Checks().atLeast(1, "iterations", iterations).orRefuse();
    }
}
