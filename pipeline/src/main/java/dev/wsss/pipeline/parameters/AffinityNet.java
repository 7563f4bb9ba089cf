package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.Distinct;
import dev.wsss.pipeline.tree.Limits;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The parameters that AffinityNet has beside those of every method, by stage; SEAM shares those of the affinities. */
public final class AffinityNet {
    private AffinityNet() {}

    /** The training of the classifier (PSA: train_cls). */
    public record Classifier(
            @JsonPropertyDescription("Random changes of colours.")
            ColourJitter colourJitter,

            @JsonPropertyDescription(
                    "Factor on the published probabilities with which channels are dropped; 0: none is.")
            @Min(0)
            @Max(1)
            double dropoutFactor) {}

    /** The labels of affinities from two backgrounds (PSA: infer_cls). */
    public record Labels(
            @JsonPropertyDescription(
                    "Exponent of the background score (1 - largest score) for labels of objects: the smaller, the fewer "
                            + "pixels are object.")
            @Min(value = 0, inclusive = false)
            @Max(1000)
            double lowAlpha,

            @JsonPropertyDescription("Exponent of the background score for labels of background.")
            @Min(value = 0, inclusive = false)
            @Max(1000)
            double highAlpha,

            @JsonPropertyDescription("CRF that sharpens the scores of both.")
            Crf crf) {
        /** Returns the rules that concern several fields. */
        public static Rules<Labels> rules() {
            return new Rules<Labels>().atMost("lowAlpha", Labels::lowAlpha, "highAlpha", Labels::highAlpha);
        }
    }

    /** The training of affinities (PSA: train_aff). */
    public record Affinities(
            @JsonPropertyDescription("New layers learn this many times as fast as the backbone.")
            @Min(value = 0, inclusive = false)
            double headFactor,

            @JsonPropertyDescription("Which statistics batch normalisation uses while training.")
            TrainCam.BatchNorm batchNorm,

            @JsonPropertyDescription("Last part of the backbone's front that is never trained, or 'none'.")
            String frozen,

            @JsonPropertyDescription("Random changes of colours.")
            ColourJitter colourJitter,

            @JsonPropertyDescription(
                    "Factor on the published probabilities with which channels are dropped; 0: none is.")
            @Min(0)
            @Max(1)
            double dropoutFactor)
            implements TrainAffinity.WithBackbone {
        /** Returns the rules that concern fields of the stage, too. */
        public static Rules<TrainAffinity> rulesWithOwner() {
            return new Rules<TrainAffinity>()
                    .that(
                            "microBatch",
                            own -> own.microBatch() == null || own.canSplit() || own.microBatch() == own.batchSize(),
                            own -> "splits the batch, but batchNorm: batch needs its statistics over the whole batch",
                            Rules.present("microBatch", "batchSize", "batchNorm")
                                    + "self.microBatch == self.batchSize || self.batchNorm == 'running'",
                            "splits the batch, but batchNorm: batch needs its statistics over the whole batch");
        }
    }

    /** The random walk over affinities (PSA: infer_aff). */
    public record Masks(
            @JsonPropertyDescription("Exponent of the background score (1 - largest score) that a class has to beat.")
            @Min(value = 0, inclusive = false)
            @Max(1000)
            double alpha,

            @JsonPropertyDescription(
                    "Exponents whose backgrounds are walked, too, so that eval-sem-seg finds the best among them.")
            @Size(max = Limits.LIST)
            @Distinct
            List<@Min(value = 0, inclusive = false) @Max(1000) Double> alphas) {
        public Masks {
            alphas = List.copyOf(alphas);
        }
    }
}
