package dev.wsss.stages.run;

import dev.wsss.pipeline.source.TransferWatch;
import dev.wsss.stages.stage.Interruption;
import dev.wsss.stages.stage.StageProgress;

/**
 * A transfer as the first stretch of a step's work.
 *
 * @param progress of the step
 * @param interruption ends it
 */
record WatchedTransfer(StageProgress progress, Interruption interruption) implements TransferWatch {
    @Override
    public void begin(String unit, long total) {
        progress.begin(unit, total, 0);
    }

    @Override
    public void advance() {
        progress.advance();
    }

    @Override
    public void check() {
        interruption.check();
    }
}
