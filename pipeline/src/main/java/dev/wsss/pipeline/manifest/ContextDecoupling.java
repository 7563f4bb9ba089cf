package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.parameters.Paste;
import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.pipeline.tree.Rules;

/** The second round of CDA: train again on pictures into which foreign objects are pasted. */
public record ContextDecoupling(
        @JsonPropertyDescription("The weights that the CAM network of this round starts from.")
        Start init,

        @JsonPropertyDescription("Over how many steps the learning rate of this round's CAM training falls.")
        TrainCam.LearningRateSteps lrSteps,

        @JsonPropertyDescription("How objects are pasted.") Paste paste,

        @JsonPropertyDescription("Parameters of the stages in this round; they go over those of spec.stages.")
        Stages stages) {
    /** The start of the CAM network of the decoupled round. */
    public enum Start {
        /** Returns the initial weights again (or random ones without them), as CDA does. */
        @JsonProperty("fresh")
        FRESH,

        /** The CAM weights of the first round. */
        @JsonProperty("firstRound")
        FIRST_ROUND
    }

    /** Returns the rules that concern several fields. */
    public static Rules<ContextDecoupling> rules() {
        return new Rules<ContextDecoupling>().locally((own, checks) -> {
            int batch = own.stages.trainCam().batchSize();
            checks.that(
                    batch % 2 == 0,
                    "stages/train-cam/batchSize",
                    "is " + batch + ", but this round fills half a batch with pasted copies: make it even");
        });
    }
}
