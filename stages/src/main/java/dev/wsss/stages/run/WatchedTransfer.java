package dev.wsss.stages.run;

import dev.wsss.pipeline.source.TransferWatch;
import dev.wsss.stages.stage.CancellationToken;
import dev.wsss.stages.stage.StageProgress;

/**
 * A transfer as the first stretch of a step's work.
 *
 * @param progress of the step
 * @param cancellation ends it
 */
record WatchedTransfer(StageProgress progress, CancellationToken cancellation) implements TransferWatch {
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
        cancellation.check();
    }
}
