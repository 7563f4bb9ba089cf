package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** A dense CRF over scores, as AffinityNet and SEAM use it; names are pydensecrf's. */
public record Crf(
        @JsonPropertyDescription("Mean-field iterations.") @Min(1)
        int iterations,

        @JsonPropertyDescription("Smoothness: nearby pixels agree.")
        Gaussian gaussian,

        @JsonPropertyDescription("Appearance: nearby pixels of like colour agree.")
        Bilateral bilateral) {
    /** The smoothness kernel. */
    public record Gaussian(
            @JsonPropertyDescription("Standard deviation in pixels.") @Min(0.01) @Max(10000)
            double sxy,

            @JsonPropertyDescription("Weight of the kernel; 0 turns it off.") @Min(0) @Max(1000)
            double compat) {}

    /** The appearance kernel. */
    public record Bilateral(
            @JsonPropertyDescription("Standard deviation in pixels.") @Min(0.01) @Max(10000)
            double sxy,

            @JsonPropertyDescription("Standard deviation in grey levels 0..255.") @Min(0.01) @Max(10000)
            double srgb,

            @JsonPropertyDescription("Weight of the kernel; 0 turns it off.") @Min(0) @Max(1000)
            double compat) {}
}
