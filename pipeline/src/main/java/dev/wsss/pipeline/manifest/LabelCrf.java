package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** A dense CRF that starts from hard labels, as IRNet uses it. */
public record LabelCrf(
        @JsonPropertyDescription("Mean-field iterations.") @Min(1)
        int iterations,

        @JsonPropertyDescription("How much a pixel trusts its label before the CRF.")
        @Min(value = 0, inclusive = false)
        @Max(value = 1, inclusive = false)
        double groundTruthProbability,

        @JsonPropertyDescription("Smoothness: nearby pixels agree.")
        Gaussian gaussian,

        @JsonPropertyDescription("Appearance: nearby pixels of like colour agree.")
        Bilateral bilateral) {
    /** Refuses values that make no sense, all of them at once. */
    public LabelCrf {
        new Checks()
                .atLeast(1, "iterations", iterations)
                .strictlyWithin(0, 1, "groundTruthProbability", groundTruthProbability)
                .orRefuse();
    }
}
