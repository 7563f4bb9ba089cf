package dev.wsss.stages.stage;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import org.jspecify.annotations.Nullable;

/** A cancellation flag. Any thread may set it once; work stops at the next checkpoint. */
public final class CancellationToken {
    private volatile boolean cancelled;
    private @Nullable Thread waiting;

    /** A task that blocks on another process. */
    @FunctionalInterface
    public interface Wait<T> {
        /** Waits. */
        T result() throws InterruptedException;
    }

    /** Sets the flag. */
    public synchronized void cancel() {
        cancelled = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** Returns whether the work should stop. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Ends the work here with a failure of class Terminated, if that is cancelled. */
    public void check() {
        if (cancelled) {
            throw new Failure(FailureClass.TERMINATED, "interrupted");
        }
    }

    /** Waits for something on the calling thread; cancelling ends the wait as {@link #check} would. */
    public <T> T runCancellably(Wait<T> wait) {
        begin();
        try {
            return wait.result();
        } catch (InterruptedException stopped) {
            throw new Failure(FailureClass.TERMINATED, "interrupted", stopped);
        } catch (Failure failure) {
            // What was cut short may report its own trouble with that.
            check();
            throw failure;
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        check();
        waiting = Thread.currentThread();
    }

    /** Clears a pending interrupt, which would spoil the final messages of this thread. */
    private synchronized void end() {
        waiting = null;
        if (Thread.interrupted() && !cancelled) {
            Thread.currentThread().interrupt();
        }
    }
}
