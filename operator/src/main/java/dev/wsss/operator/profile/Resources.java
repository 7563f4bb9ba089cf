package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.graph.Stage;

/** Processors and memory of the classes of stages. */
public record Resources(
        @JsonPropertyDescription("train-cam, train-irn.") StageResources train,
        @JsonPropertyDescription("make-cam, make-sem-seg.") StageResources infer,

        @JsonPropertyDescription("Every other stage; they use no accelerator.")
        StageResources process) {
    /** Those of a stage. */
    public StageResources of(Stage stage) {
        return switch (stage) {
            case TRAIN_CAM, TRAIN_IRN -> train;
            case MAKE_CAM, MAKE_SEM_SEG -> infer;
            case PREPARE, TRUTH, IR_LABEL, MINE_OBJECTS, EVAL_CAM, EVAL_SEM_SEG, REPORT -> process;
        };
    }
}
