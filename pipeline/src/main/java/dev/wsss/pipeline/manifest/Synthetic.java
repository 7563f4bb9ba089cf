package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import dev.wsss.pipeline.manifest.tree.Limits;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A context-biased data set drawn from a seed: objects of several shapes before backgrounds that give their class away. */
@ValidationRule(
        value = "!has(self.objectSize) || self.objectSize[0] <= self.objectSize[1]",
        message = "the smaller number is first",
        fieldPath = ".objectSize")
public record Synthetic(
        @JsonPropertyDescription("Seed of the pictures; independent of the run's seed.")
        @Min(-Limits.WHOLE)
        @Max(Limits.WHOLE)
        long seed,

        @JsonPropertyDescription("Pictures of the training list, in which context is biased.") @Min(1)
        int pictures,

        @JsonPropertyDescription("Pictures of the scoring list, in which background and class are independent.") @Min(1)
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
        List<@Min(0.05) @Max(1) Double> objectSize) {
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
