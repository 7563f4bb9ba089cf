package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** How a mined object is put into another picture (CDA). */
@ValidationRule(
        value = "!has(self.rotation) || self.rotation[0] <= self.rotation[1]",
        message = "the smaller number is first",
        fieldPath = ".rotation")
@ValidationRule(
        value = "!has(self.scale) || self.scale[0] <= self.scale[1]",
        message = "the smaller number is first",
        fieldPath = ".scale")
public record Paste(
        @JsonPropertyDescription("Probability that the copy of a training picture gets an object; CDA pastes always.")
        @Min(0)
        @Max(1)
        double probability,

        @JsonPropertyDescription("How the class of the object is drawn among those that the picture lacks.")
        ClassChoice classChoice,

        @JsonPropertyDescription("How the object meets its background.")
        Blend blend,

        @JsonPropertyDescription("Smallest and largest angle in whole degrees, drawn uniformly; [0, 0] turns it off.")
        @Size(min = 2, max = 2)
        List<@Min(-180) @Max(180) Integer> rotation,

        @JsonPropertyDescription("Smallest and largest random factor on the object's size; CDA has none: [1, 1].")
        @Size(min = 2, max = 2)
        List<@Min(0.05) @Max(20) Double> scale,

        @JsonPropertyDescription("Objects higher or wider than this share of the picture are shrunk to it.")
        @Min(value = 0, inclusive = false)
        @Max(1)
        double maximumShare,

        @JsonPropertyDescription("How the object's mask is rotated and resized.")
        MaskInterpolation maskInterpolation) {
    /** Refuses values that make no sense, all of them at once. */
    public Paste {
        rotation = List.copyOf(rotation);
        scale = List.copyOf(scale);
        new Checks()
                .within(0, 1, "probability", probability)
                .range(-180, 180, "rotation", rotation)
                .range(0.05, 20, "scale", scale)
                .positive("maximumShare", maximumShare)
                .that(
                        maximumShare <= 1,
                        "maximumShare",
                        "is " + maximumShare + ", but is a share of the picture, at most 1")
                .orRefuse();
    }
}
