package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of train-irn: boundaries between classes, learnt from trusted pixels (IRNet: train_irn). */
@ValidationRule(
        value = "!has(self.cropSize) || self.cropSize % 16 == 0",
        message = "must be a multiple of 16",
        fieldPath = ".cropSize")
@ValidationRule(
        value = "!has(self.microBatch) || !has(self.batchSize) || self.batchSize % self.microBatch == 0",
        message = "must divide batchSize",
        fieldPath = ".microBatch")
@ValidationRule(
        value = "!has(self.rescale) || self.rescale[0] <= self.rescale[1]",
        message = "the smaller number is first",
        fieldPath = ".rescale")
@ValidationRule(
        value = "!has(self.radius) || !has(self.cropSize) || self.radius * 8 <= self.cropSize",
        message = "is too wide for crops of cropSize",
        fieldPath = ".radius")
public record TrainIrn(
        @Flag("--irn_num_epoches") @JsonPropertyDescription("Passes over the training list.") @Min(1)
        int epochs,

        @Flag("--irn_batch_size") @JsonPropertyDescription("Pictures per optimiser step.") @Min(1)
        int batchSize,

        @JsonPropertyDescription(
                "Pictures per forward pass; gradients are added up to batchSize. Absent: the whole batch at " + "once.")
        @Nullable
        @Min(1)
        Integer microBatch,

        @Flag("--irn_learning_rate")
        @JsonPropertyDescription("Learning rate of the boundary head at step 0.")
        @Min(value = 0, inclusive = false)
        double learningRate,

        @JsonPropertyDescription("The displacement head learns this many times as fast.")
        @Min(value = 0, inclusive = false)
        double displacementFactor,

        @JsonPropertyDescription("SGD momentum; see train-cam.") @Min(0) @Max(1)
        double momentum,

        @Flag("--irn_weight_decay") @JsonPropertyDescription("Weight decay of every trained parameter.") @Min(0) @Max(1)
        double weightDecay,

        @JsonPropertyDescription("The learning rate falls as (1 - step/steps) to this power.") @Min(0) @Max(10)
        double polyPower,

        @Flag("--irn_crop_size")
        @JsonPropertyDescription("Side of the training crop in pixels, a multiple of 16.")
        @Min(32)
        int cropSize,

        @JsonPropertyDescription(
                "Smallest and largest factor by which a picture and its labels are resized, drawn uniformly.")
        @Size(min = 2, max = 2)
        List<@Min(0.1) @Max(8) Double> rescale,

        @JsonPropertyDescription("Probability of a mirrored picture.") @Min(0) @Max(1)
        double flipProbability,

        @JsonPropertyDescription("Pairs of pixels closer than this are compared, in cells of 4 pixels.")
        @Min(2)
        @Max(32)
        int radius,

        @JsonPropertyDescription("Also train the head that instances need; masks do not change by it.")
        boolean displacementHead,

        @JsonPropertyDescription("Where the frozen backbone comes from.")
        IrnBackbone backbone,

        @JsonPropertyDescription("How the branches start that IRNet adds to its backbone.")
        Initialisation initialisation,

        @ExecutionOnly @JsonPropertyDescription("Seconds between checkpoints.") @Min(1)
        int checkpointSeconds) {
    /** Refuses values that make no sense, all of them at once. */
    public TrainIrn {
        rescale = List.copyOf(rescale);
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
                .positive("displacementFactor", displacementFactor)
                .range(0.1, 8, "rescale", rescale)
                .that(radius >= 2 && radius <= 32, "radius", "is " + radius + ", but must lie between 2 and 32")
                .that(
                        radius * 8 <= cropSize,
                        "radius",
                        "is " + radius + ", too wide for crops of " + cropSize + " (" + cropSize / 4 + " cells)")
                .orRefuse();
    }
}
