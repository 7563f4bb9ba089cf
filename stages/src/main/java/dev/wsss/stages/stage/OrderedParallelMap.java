package dev.wsss.stages.stage;

import dev.wsss.stages.data.Load;
import dev.wsss.stages.data.Prefetcher;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Work on a list of pictures that several threads do at once and whose results come in the order of the list.
 *
 * <p>At most two results a thread wait to be taken, so memory does not grow with the list.
 *
 * @param threads how many work at once
 * @param cancellation checked before each result is taken
 * @param progress counts each result that was taken
 */
record OrderedParallelMap(int threads, CancellationToken cancellation, StageProgress progress) {
    /** Work on one picture, by any thread. */
    @FunctionalInterface
    interface Task<B> {
        B apply(String id) throws IOException;
    }

    /** Receiver of one result, on the calling thread. */
    @FunctionalInterface
    interface Sink<B> {
        void accept(String id, B result) throws IOException;
    }

    /** Does it all; the first failure ends it and names its picture. */
    <B> void each(String unit, List<String> ids, Task<B> task, Sink<B> sink) throws IOException {
        progress.begin(unit, ids.size(), 0);
        var loads = ids.stream().map(id -> new Load<>(id, () -> task.apply(id))).iterator();
        try (Prefetcher<B> results = new Prefetcher<>(loads, threads, 2 * threads)) {
            for (String id : ids) {
                cancellation.check();
                sink.accept(id, results.next());
                progress.advance();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
