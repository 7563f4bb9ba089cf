package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.Ascending;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The way a mined object is put into another picture (CDA: data_aug_rotation and its two variants). */
public record Paste(
        @JsonPropertyDescription("Probability that the copy of a training picture gets an object; CDA pastes always.")
        @Min(0)
        @Max(1)
        double probability,

        @JsonPropertyDescription("Draw of the object's class among those that the picture lacks.")
        ClassChoice classChoice,

        @JsonPropertyDescription("Blending of the object with its background.")
        Blend blend,

        @JsonPropertyDescription("Smallest and largest angle in whole degrees, drawn uniformly; [0, 0] turns it off.")
        @Size(min = 2, max = 2)
        @Ascending
        List<@Min(-180) @Max(180) Integer> rotation,

        @JsonPropertyDescription("Smallest and largest random factor on the object's size; CDA has none: [1, 1].")
        @Size(min = 2, max = 2)
        @Ascending
        List<@Min(0.05) @Max(20) Double> scale,

        @JsonPropertyDescription("Objects higher or wider than this share of the picture are shrunk to it.")
        @Min(value = 0, inclusive = false)
        @Max(1)
        double maximumShare,

        @JsonPropertyDescription("Interpolation of the object's mask when it is rotated and resized.")
        MaskInterpolation maskInterpolation) {
    /** The choice of the class of a pasted object. */
    public enum ClassChoice {
        /** Returns every class that the picture lacks is equally likely, as CDA does. */
        @JsonProperty("uniformAbsent")
        UNIFORM_ABSENT,

        /** Absent classes in proportion to the objects that were mined of each. */
        @JsonProperty("frequency")
        FREQUENCY
    }

    /** The border between a pasted object and its background. */
    public enum Blend {
        /** Pixel by pixel, object or background, as CDA does. */
        @JsonProperty("hard")
        HARD,

        /** Through the object mask smoothed by a 3x3 Gaussian, a variant that CDA's authors tried. */
        @JsonProperty("gauss3")
        GAUSS3
    }

    /** The interpolation of an object's mask. */
    public enum MaskInterpolation {
        /**
         * As CDA's code: spline and bilinear on class numbers, anything not zero is object, so that masks of high class
         * values grow by a dark fringe.
         */
        @JsonProperty("released")
        RELEASED,

        /** Nearest neighbour on a binary mask; masks keep their size. */
        @JsonProperty("nearest")
        NEAREST
    }

    public Paste {
        rotation = List.copyOf(rotation);
        scale = List.copyOf(scale);
    }

    /** Returns the rules that concern several fields. */
    public static Rules<Paste> rules() {
        return new Rules<Paste>()
                .that(
                        "scale",
                        own -> own.scale.getLast() * own.maximumShare <= 1,
                        own -> "reaches " + own.scale.getLast() + ", but times maximumShare " + own.maximumShare
                                + " the object would not fit: their product must be at most 1",
                        Rules.present("scale", "maximumShare") + "self.scale[1] * self.maximumShare <= 1.0",
                        "times maximumShare must be at most 1, so that objects fit");
    }
}
