package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ProgressRecord;
import dev.wsss.pipeline.store.Store;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A writer of an execution's progress beside its output: {@code progress.json} at most every ten seconds, {@code
 * log.txt} at most every thirty.
 *
 * <p>Both are for display: a store that does not take them never costs the work.
 */
final class Heartbeat {
    /** The last of what the execution has printed. */
    static final String LOG = "log.txt";

    private static final int PROGRESS_SECONDS = 10;
    private static final int LOG_SECONDS = 30;

    private final Store store;
    private final String prefix;
    private final TailBuffer log;
    private final AtomicReference<@Nullable ProgressRecord> unwritten = new AtomicReference<>();
    private byte[] writtenLog = new byte[0];
    private long seconds;

    /** Writes below {@code prefix}, which ends with a slash. */
    Heartbeat(Store store, String prefix, TailBuffer log) {
        this.store = store;
        this.prefix = prefix;
        this.log = log;
    }

    /** Takes the newest progress; an older one that was not written yet is dropped. */
    void progress(ProgressRecord newest) {
        unwritten.set(newest);
    }

    /** Runs once a second. */
    void second() {
        seconds++;
        if (seconds % PROGRESS_SECONDS == 0) {
            writeProgress();
        }
        if (seconds % LOG_SECONDS == 0) {
            writeLog();
        }
    }

    /** Writes what was not written yet. */
    void last() {
        writeProgress();
        writeLog();
    }

    private void writeProgress() {
        ProgressRecord newest = unwritten.getAndSet(null);
        if (newest != null) {
            unlessRefused(() -> newest.write(store, prefix));
        }
    }

    private void writeLog() {
        byte[] last = log.last();
        if (!Arrays.equals(last, writtenLog)) {
            unlessRefused(() -> store.put(prefix + LOG, last));
            writtenLog = last;
        }
    }

    private static void unlessRefused(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException forDisplayOnly) {
            // The work itself finds out that a store is gone; the next beat must come whatever this one met.
        }
    }
}
