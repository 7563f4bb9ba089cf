package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.Checkpoints;
import dev.wsss.stages.format.TrainingStateFormat;
import dev.wsss.stages.train.TrainingState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The optimiser steps of a training, with a checkpoint every so often and before an interruption.
 *
 * @param context of the stage
 * @param steps in all
 * @param checkpointSeconds between checkpoints
 */
record TrainingLoop(StageContext context, int steps, int checkpointSeconds) {
    /** What is trained. */
    interface Training {
        /** One optimiser step; the loss before it. */
        double step(int step) throws IOException;

        /** The learning rate of a step, for people. */
        double rate(int step);

        /** Pictures that each step takes. */
        int batchSize();

        /** How long the steps so far have waited for their batches. */
        Duration waited();

        /** Everything that another attempt needs to continue. */
        TrainingState state();
    }

    /** The state that an earlier execution has left. */
    static Optional<TrainingState> saved(StageContext context) throws IOException {
        Checkpoints.Checkpoint resumed = context.resumed();
        return resumed == null ? Optional.empty() : Optional.of(TrainingStateFormat.read(resumed.objects()));
    }

    /** Takes the steps that are left. */
    void run(Training training, int done) throws IOException {
        StageProgress progress = context.progress();
        if (done > 0) {
            progress.say("continues after step " + done);
        }
        progress.begin("steps", steps, done);
        Instant saved = context.clock().instant();
        for (int step = done; step < steps; step++) {
            if (context.interruption().asked()) {
                if (save(training)) {
                    progress.say("checkpoint written after step " + step);
                }
                context.interruption().check();
            }
            progress.figure("loss", training.step(step));
            progress.figure("rate", training.rate(step));
            progress.pictures(training.batchSize());
            progress.waited(training.waited());
            progress.advance();
            Instant now = context.clock().instant();
            if (Duration.between(saved, now).toSeconds() >= checkpointSeconds && step + 1 < steps) {
                save(training);
                saved = now;
            }
        }
    }

    /** Writes a checkpoint; whether there was anything to save. */
    boolean save(Training training) throws IOException {
        TrainingState state = training.state();
        if (state.step() > 0) {
            context.checkpoints().save(state.step(), writer -> TrainingStateFormat.write(state, writer));
            context.progress().saved();
        }
        return state.step() > 0;
    }
}
