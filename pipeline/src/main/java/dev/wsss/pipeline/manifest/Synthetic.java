package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import java.util.List;

/** A context-biased data set drawn from a seed: objects of several shapes before backgrounds that give their class away. */
public record Synthetic(
        @JsonPropertyDescription("Seed of the pictures; independent of the run's seed.")
        long seed,

        @JsonPropertyDescription("Pictures of the training list, in which context is biased.")
        int pictures,

        @JsonPropertyDescription("Pictures of the scoring list, in which background and class are independent.")
        int scorePictures,

        @JsonPropertyDescription("Side of every picture in pixels.")
        int size,

        @JsonPropertyDescription("Probability that a training picture shows the background of its own class.")
        double contextBias,

        @JsonPropertyDescription("Probability that a picture holds an object of a second class.")
        double companionProbability,

        @JsonPropertyDescription("Smallest and largest side of an object, as a share of the picture's side.")
        List<Double> objectSize) {
    /** Refuses values that make no sense, all of them at once. */
    public Synthetic {
        objectSize = List.copyOf(objectSize);
        new Checks()
                .atLeast(1, "pictures", pictures)
                .atLeast(1, "scorePictures", scorePictures)
                .that(size >= 32 && size <= 2048, "size", "is " + size + ", but must lie between 32 and 2048 pixels")
                .within(0, 1, "contextBias", contextBias)
                .within(0, 1, "companionProbability", companionProbability)
                .range(0.05, 1, "objectSize", objectSize)
                .orRefuse();
    }
}
