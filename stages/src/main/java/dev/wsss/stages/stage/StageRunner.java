package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.Stage;
import java.io.IOException;

/** The work of a stage: everything between its inputs and a complete output, except for publishing it. */
@FunctionalInterface
public interface StageRunner {
    /** Runs the stage; interrupted work ends with a failure of class Terminated and leaves a checkpoint where it can. */
    void run(StageContext context) throws IOException;

    /** Returns the body of a stage. */
    static StageRunner of(Stage stage) {
        return switch (stage) {
            case PREPARE -> new PrepareStage();
            case TRUTH -> new TruthStage();
            case TRAIN_CAM -> new TrainCamStage();
            case MAKE_CAM -> new MakeCamStage();
            case AFFINITY_LABELS -> new AffinityLabelsStage();
            case TRAIN_AFFINITY -> new TrainAffinityStage();
            case MAKE_SEM_SEG -> new MakeSemSegStage();
            case MINE_OBJECTS -> new MineObjectsStage();
            case EVAL_CAM -> new EvalCamStage();
            case EVAL_SEM_SEG -> new EvalSemSegStage();
        };
    }
}
