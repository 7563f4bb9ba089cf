package dev.wsss.operator.store;

import java.time.Duration;

/** A timer that starts work later, on a thread of its own. */
@FunctionalInterface
public interface Timer {
    /** Starts {@code work} once {@code pause} is over. */
    Scheduled after(Duration pause, Runnable work);

    /** Work that may still be called off. */
    @FunctionalInterface
    interface Scheduled {
        /** Drops the work unless it has begun. */
        void cancel();
    }
}
