package dev.wsss.stages.run;

import java.util.concurrent.atomic.LongAdder;

/** Counts whatever moves in an execution: units of work, checkpoints, bytes from and to the store; by any thread. */
final class ActivityCounter {
    private final LongAdder beats = new LongAdder();

    void beat() {
        beats.increment();
    }

    long beats() {
        return beats.sum();
    }
}
