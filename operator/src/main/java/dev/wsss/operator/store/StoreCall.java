package dev.wsss.operator.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One query on its way to a store: queued, then running on a worker, until it returns, is cancelled or takes too long. */
final class StoreCall {
    private final Rank rank;
    private final Duration limit;
    private final Work work;
    private @Nullable Thread worker;
    private Fate fate = Fate.GOES_ON;

    StoreCall(Rank rank, Duration limit, Work work) {
        this.rank = rank;
        this.limit = limit;
        this.work = work;
    }

    /** The order of calls. */
    enum Rank {
        /** A run waits for the answer. */
        PUBLICATION,
        /** Only people read the answer. */
        DISPLAY
    }

    /** The state of a call. */
    enum Fate {
        GOES_ON,
        CANCELLED,
        TOOK_TOO_LONG
    }

    /** The work of a call; it has to end soon after its thread is interrupted. */
    @FunctionalInterface
    interface Work {
        void run(StoreCall call);
    }

    Rank rank() {
        return rank;
    }

    /** Returns the time that the call may run; time in the queue does not count. */
    Duration limit() {
        return limit;
    }

    synchronized Fate fate() {
        return fate;
    }

    /** Ends the call: interrupts the work if it runs, prevents it otherwise. */
    synchronized void end(Fate why) {
        if (fate == Fate.GOES_ON) {
            fate = why;
            if (worker != null) {
                worker.interrupt();
            }
        }
    }

    /** Runs the work on this thread, which is left without an interrupt. */
    void run() {
        if (begin()) {
            try {
                work.run(this);
            } finally {
                finish();
            }
        }
    }

    private synchronized boolean begin() {
        if (fate != Fate.GOES_ON) {
            return false;
        }
        worker = Thread.currentThread();
        return true;
    }

    private synchronized void finish() {
        worker = null;
        if (fate != Fate.GOES_ON) {
            boolean _ = Thread.interrupted();
        }
    }
}
