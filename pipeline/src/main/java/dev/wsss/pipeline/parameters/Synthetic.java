package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.Ascending;
import dev.wsss.pipeline.tree.Limits;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** A context-biased data set drawn from a seed: objects of several shapes before backgrounds that give their class away. */
public record Synthetic(
        @JsonPropertyDescription("Seed of the pictures; independent of the run's seed.")
        @Min(-Limits.WHOLE)
        @Max(Limits.WHOLE)
        long seed,

        @JsonPropertyDescription("Pictures of the training list, in which context is biased.") @Min(1) @Max(1_000_000)
        int pictures,

        @JsonPropertyDescription("Pictures of the scoring list, in which background and class are independent.")
        @Min(1)
        @Max(1_000_000)
        int scorePictures,

        @JsonPropertyDescription("Side of every picture in pixels.") @Min(32) @Max(2048)
        int size,

        @JsonPropertyDescription("Probability that a training picture shows the background of its own class.")
        @Min(0)
        @Max(1)
        double contextBias,

        @JsonPropertyDescription("Probability that a picture holds an object of a second class.") @Min(0) @Max(1)
        double companionProbability,

        @JsonPropertyDescription("Smallest and largest side of an object, as a share of the picture's side.")
        @Size(min = 2, max = 2)
        @Ascending
        List<@Min(0.05) @Max(1) Double> objectSize) {
    /** The classes that can be distinguished: beyond six, shapes come again with another texture and colour. */
    public static final int CLASSES = 60;

    public Synthetic {
        objectSize = List.copyOf(objectSize);
    }
}
