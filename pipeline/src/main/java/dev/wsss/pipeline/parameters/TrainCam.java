package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.wsss.pipeline.tree.Bounds.Ascending;
import dev.wsss.pipeline.tree.Bounds.Multiple;
import dev.wsss.pipeline.tree.Rules;
import dev.wsss.pipeline.tree.Variant;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of train-cam: the classifier whose activation maps everything else refines.
 *
 * @param own those of the method
 */
public record TrainCam(
        @Flag("--cam_num_epoches") @JsonPropertyDescription("Passes over the training list.") @Min(1) @Max(10_000)
        int epochs,

        @Flag("--cam_batch_size")
        @JsonPropertyDescription("Pictures per optimiser step; in the decoupled round half of them are pasted copies.")
        @Min(1)
        int batchSize,

        @JsonPropertyDescription(
                "Pictures per forward pass; gradients are added up to batchSize. Absent: the whole batch at once.")
        @Nullable
        @Min(1)
        Integer microBatch,

        @Flag("--cam_learning_rate")
        @JsonPropertyDescription("Learning rate of the backbone at step 0.")
        @Min(value = 0, inclusive = false)
        double learningRate,

        @JsonPropertyDescription("The classifier learns this many times as fast.") @Min(value = 0, inclusive = false)
        double headFactor,

        @JsonPropertyDescription(
                "SGD momentum. The released optimiser puts the weight decay here, so there is practically none.")
        @Min(0)
        @Max(value = 1, inclusive = false)
        double momentum,

        @Flag("--cam_weight_decay") @JsonPropertyDescription("Weight decay of every trained parameter.") @Min(0) @Max(1)
        double weightDecay,

        @JsonPropertyDescription("The learning rate falls as (1 - step/steps) to this power.") @Min(0) @Max(10)
        double polyPower,

        @Flag("--cam_crop_size") @JsonPropertyDescription("Side of the training crop in pixels.") @Min(32) @Multiple(16)
        int cropSize,

        @JsonPropertyDescription(
                "Smallest and largest length of the longer side to which a picture is resized, drawn uniformly.")
        @Size(min = 2, max = 2)
        @Ascending
        List<@Min(16) @Max(8192) Integer> longSide,

        @JsonPropertyDescription("Probability of a mirrored picture.") @Min(0) @Max(1)
        double flipProbability,

        @JsonPropertyDescription("Which statistics batch normalisation uses while training.")
        BatchNorm batchNorm,

        @JsonPropertyDescription("Last part of the backbone's front that is never trained, or 'none'.")
        String frozen,

        @JsonPropertyDescription("Initialisation of parameters that no weights file gives.")
        Initialisation initialisation,

        @ExecutionOnly @JsonPropertyDescription("Seconds between checkpoints.") @Min(1)
        int checkpointSeconds,

        @Variant.Own @JsonUnwrapped @Nullable Record own)
        implements Training {
    /** The statistics of batch normalisation in training. */
    public enum BatchNorm {
        /** The stored running statistics, as the published recipes with ImageNet weights do. */
        @JsonProperty("running")
        RUNNING,

        /** The batch's statistics, updating the running ones; needed from random weights. */
        @JsonProperty("batch")
        BATCH
    }

    /** The start of parameters that no weights file gives. */
    public enum Initialisation {
        /** PyTorch's default for every convolution: uniform within one over the root of the fan-in. */
        @JsonProperty("pytorch")
        PYTORCH,

        /** He's normal distribution by fan-out, as torchvision starts a ResNet; the last convolution as PyTorch's default. */
        @JsonProperty("he")
        HE
    }

    /** The steps over which the learning rate of the decoupled round falls. */
    public enum LearningRateSteps {
        /**
         * Returns the schedule of CDA's released code: counted with twice the real loader batch, so the second half
         * trains at almost zero.
         */
        @JsonProperty("released")
        RELEASED,

        /** The steps that are really made. */
        @JsonProperty("corrected")
        CORRECTED
    }

    public TrainCam {
        longSide = List.copyOf(longSide);
    }

    /** Returns the rules that concern several fields. */
    public static Rules<TrainCam> rules() {
        return new Rules<TrainCam>()
                .divides("microBatch", TrainCam::microBatch, "batchSize", TrainCam::batchSize)
                .that(
                        "microBatch",
                        own -> own.microBatch == null || own.canSplit() || own.microBatch == own.batchSize,
                        own -> "splits the batch, but batchNorm: batch needs its statistics over the whole batch",
                        Rules.present("microBatch", "batchSize", "batchNorm")
                                + "self.microBatch == self.batchSize || self.batchNorm == 'running'",
                        "splits the batch, but batchNorm: batch needs its statistics over the whole batch");
    }
}
