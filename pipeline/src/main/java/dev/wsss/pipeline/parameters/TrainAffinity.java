package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.wsss.pipeline.tree.Bounds.Multiple;
import dev.wsss.pipeline.tree.Checks;
import dev.wsss.pipeline.tree.Rules;
import dev.wsss.pipeline.tree.Variant;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of train-affinity: affinities of pixels, learnt from trusted ones.
 *
 * @param own those of the method
 */
public record TrainAffinity(
        @Flag("--irn_num_epoches") @JsonPropertyDescription("Passes over the training list.") @Min(1) @Max(10_000)
        int epochs,

        @Flag("--irn_batch_size") @JsonPropertyDescription("Pictures per optimiser step.") @Min(1)
        int batchSize,

        @JsonPropertyDescription(
                "Pictures per forward pass; gradients are added up to batchSize. Absent: the whole batch at once.")
        @Nullable
        @Min(1)
        Integer microBatch,

        @Flag("--irn_learning_rate")
        @JsonPropertyDescription("Learning rate at step 0: of the boundary head (irn), of the backbone.")
        @Min(value = 0, inclusive = false)
        double learningRate,

        @JsonPropertyDescription("SGD momentum; see train-cam.") @Min(0) @Max(value = 1, inclusive = false)
        double momentum,

        @Flag("--irn_weight_decay") @JsonPropertyDescription("Weight decay of every trained parameter.") @Min(0) @Max(1)
        double weightDecay,

        @JsonPropertyDescription("The learning rate falls as (1 - step/steps) to this power.") @Min(0) @Max(10)
        double polyPower,

        @Flag("--irn_crop_size") @JsonPropertyDescription("Side of the training crop in pixels.") @Min(32) @Multiple(16)
        int cropSize,

        @JsonPropertyDescription("Probability of a mirrored picture.") @Min(0) @Max(1)
        double flipProbability,

        @JsonPropertyDescription("Pairs of pixels closer than this are compared, in cells of the map.") @Min(2) @Max(32)
        int radius,

        @JsonPropertyDescription("Origin of the backbone.") Backbone backbone,

        @JsonPropertyDescription("Initialisation of layers that no weights file gives.")
        TrainCam.Initialisation initialisation,

        @ExecutionOnly @JsonPropertyDescription("Seconds between checkpoints.") @Min(1)
        int checkpointSeconds,

        @Variant.Own @JsonUnwrapped @Nullable Record own)
        implements Training {
    /** The origin of the backbone. */
    public enum Backbone {
        /** The initial weights of the run, as published. */
        @JsonProperty("initialWeights")
        INITIAL_WEIGHTS,

        /** The CAM weights of the same round; what a run without initial weights needs. */
        @JsonProperty("camWeights")
        CAM_WEIGHTS
    }

    /** Own parameters of a method that trains the backbone, too. */
    public interface WithBackbone {
        /** Returns the statistics of batch normalisation. */
        TrainCam.BatchNorm batchNorm();

        /** Returns the last part of the backbone's front that is never trained. */
        String frozen();
    }

    /** Returns those of the method; the running ones where it does not train the backbone. */
    @Override
    public TrainCam.BatchNorm batchNorm() {
        return own instanceof WithBackbone trained ? trained.batchNorm() : TrainCam.BatchNorm.RUNNING;
    }

    /** Returns the rules that concern several fields. */
    public static Rules<TrainAffinity> rules() {
        return new Rules<TrainAffinity>()
                .divides("microBatch", TrainAffinity::microBatch, "batchSize", TrainAffinity::batchSize)
                .locally((own, checks) -> own.wideEnough(4, "radius", checks))
                .inCluster(
                        Rules.present("radius", "cropSize") + "self.radius * 8 <= self.cropSize",
                        "is too wide for crops of cropSize",
                        ".radius");
    }

    /**
     * Refuses crops that do not hold two radii of cells.
     *
     * @param cell pixels along a side of a cell
     * @param at the place of the radius
     */
    public void wideEnough(int cell, String at, Checks checks) {
        checks.that(
                radius * 2 * cell <= cropSize,
                at,
                "is " + radius + ", too wide for crops of " + cropSize + " (" + cropSize / cell + " cells)");
    }
}
