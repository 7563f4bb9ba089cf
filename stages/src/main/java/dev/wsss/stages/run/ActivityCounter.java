package dev.wsss.stages.run;

import java.util.concurrent.atomic.LongAdder;

/** A counter of activity in an execution: units of work, checkpoints, bytes from and to the store; from any thread. */
final class ActivityCounter {
    private final LongAdder beats = new LongAdder();

    void beat() {
        beats.increment();
    }

    long beats() {
        return beats.sum();
    }
}
