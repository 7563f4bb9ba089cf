package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** Random changes of a picture's colours, as torchvision's ColorJitter makes them; 0 turns one off. */
public record ColourJitter(
        @JsonPropertyDescription("Brightness is multiplied by 1 minus to 1 plus this.") @Min(0) @Max(1)
        double brightness,

        @JsonPropertyDescription("Contrast is multiplied by 1 minus to 1 plus this.") @Min(0) @Max(1)
        double contrast,

        @JsonPropertyDescription("Saturation is multiplied by 1 minus to 1 plus this.") @Min(0) @Max(1)
        double saturation,

        @JsonPropertyDescription("Hue is shifted by up to this share of the colour circle.") @Min(0) @Max(0.5)
        double hue) {}
