package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;

/** The second round of CDA: train again on pictures into which foreign objects are pasted. */
public record ContextDecoupling(
        @JsonPropertyDescription("What the CAM network of this round starts from.")
        SecondRoundStart init,

        @JsonPropertyDescription("Over how many steps the learning rate of this round's CAM training falls.")
        LearningRateSteps lrSteps,

        @JsonPropertyDescription("How objects are pasted.") Paste paste,

        @JsonPropertyDescription("Parameters of the stages in this round; they go over those of spec.stages.")
        Stages stages) {
    /** Refuses batches that cannot be half originals, half copies. */
    public ContextDecoupling {
        int batch = stages.trainCam().batchSize();
        new Checks()
                .that(
                        batch % 2 == 0,
                        "stages/train-cam/batchSize",
                        "is " + batch + ", but this round fills half a batch with pasted copies: make it even")
                .orRefuse();
    }
}
