package dev.wsss.stages.stage;

import dev.wsss.stages.data.Batch;
import dev.wsss.stages.data.Batches;
import java.io.IOException;
import java.util.concurrent.CancellationException;

/** The next batch of a training that knows how many there are. */
final class LoadedBatch {
    private LoadedBatch() {}

    static <S> Batch<S> next(Batches<S> batches) throws IOException {
        try {
            Batch<S> batch = batches.next();
            if (batch == null) {
                throw new IllegalStateException("the schedule has fewer batches than steps");
            }
            return batch;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while loading");
        }
    }
}
