package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of train-cam: the classifier whose activation maps everything else refines (IRNet: train_cam). */
@ValidationRule(
        value = "!has(self.cropSize) || self.cropSize % 16 == 0",
        message = "must be a multiple of 16",
        fieldPath = ".cropSize")
@ValidationRule(
        value = "!has(self.microBatch) || !has(self.batchSize) || self.batchSize % self.microBatch == 0",
        message = "must divide batchSize",
        fieldPath = ".microBatch")
@ValidationRule(
        value = "!has(self.longSide) || self.longSide[0] <= self.longSide[1]",
        message = "the smaller number is first",
        fieldPath = ".longSide")
@ValidationRule(
        value =
                "!has(self.microBatch) || !has(self.batchSize) || self.microBatch == self.batchSize || !has(self.batchNorm) || self.batchNorm == 'running'",
        message = "splits the batch, but batchNorm: batch needs its statistics over the whole batch",
        fieldPath = ".microBatch")
public record TrainCam(
        @Flag("--cam_num_epoches") @JsonPropertyDescription("Passes over the training list.") @Min(1)
        int epochs,

        @Flag("--cam_batch_size")
        @JsonPropertyDescription("Pictures per optimiser step; in the decoupled round half of them are pasted copies.")
        @Min(1)
        int batchSize,

        @JsonPropertyDescription(
                "Pictures per forward pass; gradients are added up to batchSize. Absent: the whole batch at " + "once.")
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
                "SGD momentum. The released optimiser puts the weight decay here, so there is practically " + "none.")
        @Min(0)
        @Max(1)
        double momentum,

        @Flag("--cam_weight_decay") @JsonPropertyDescription("Weight decay of every trained parameter.") @Min(0) @Max(1)
        double weightDecay,

        @JsonPropertyDescription("The learning rate falls as (1 - step/steps) to this power.") @Min(0) @Max(10)
        double polyPower,

        @Flag("--cam_crop_size")
        @JsonPropertyDescription("Side of the training crop in pixels, a multiple of 16.")
        @Min(32)
        int cropSize,

        @JsonPropertyDescription(
                "Smallest and largest length of the longer side to which a picture is resized, drawn " + "uniformly.")
        @Size(min = 2, max = 2)
        List<@Min(16) @Max(8192) Integer> longSide,

        @JsonPropertyDescription("Probability of a mirrored picture.") @Min(0) @Max(1)
        double flipProbability,

        @JsonPropertyDescription("Which statistics batch normalisation uses while training.")
        BatchNorm batchNorm,

        @JsonPropertyDescription("Front part of the network that is never trained.")
        Frozen frozen,

        @JsonPropertyDescription("How parameters start that no weights file gives.")
        Initialisation initialisation,

        @ExecutionOnly @JsonPropertyDescription("Seconds between checkpoints.") @Min(1)
        int checkpointSeconds) {
    /** Refuses values that make no sense, all of them at once. */
    public TrainCam {
        longSide = List.copyOf(longSide);
        new Checks()
                .atLeast(1, "epochs", epochs)
                .atLeast(1, "batchSize", batchSize)
                .divides("batchSize", batchSize, "microBatch", microBatch)
                .positive("learningRate", learningRate)
                .within(0, 1, "momentum", momentum)
                .within(0, 1, "weightDecay", weightDecay)
                .within(0, 10, "polyPower", polyPower)
                .multiple(16, 32, "cropSize", cropSize)
                .within(0, 1, "flipProbability", flipProbability)
                .atLeast(1, "checkpointSeconds", checkpointSeconds)
                .positive("headFactor", headFactor)
                .range(16, 8192, "longSide", longSide)
                .that(
                        microBatch == null || batchNorm == BatchNorm.RUNNING || microBatch == batchSize,
                        "microBatch",
                        "splits the batch, but batchNorm: batch needs its statistics over the whole batch")
                .orRefuse();
    }
}
