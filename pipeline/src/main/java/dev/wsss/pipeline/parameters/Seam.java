package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** The parameters that SEAM alone has. */
public final class Seam {
    private Seam() {}

    /** The siamese training of the classifier (SEAM: train_SEAM). */
    public record Classifier(
            @JsonPropertyDescription("Random changes of colours.")
            ColourJitter colourJitter,

            @JsonPropertyDescription(
                    "Factor on the published probabilities with which channels are dropped; 0: none is.")
            @Min(0)
            @Max(1)
            double dropoutFactor,

            @JsonPropertyDescription("Size of the second branch's picture as a share of the first's.")
            @Min(0.1)
            @Max(value = 1, inclusive = false)
            double secondScale,

            @JsonPropertyDescription(
                    "Whether the losses that make both branches agree count pasted copies, too. CDA's paper leaves it open.")
            boolean consistencyOfCopies) {}
}
