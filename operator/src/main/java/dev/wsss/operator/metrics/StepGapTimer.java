package dev.wsss.operator.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Time between two steps of a run: from the news that a Job is complete to the acceptance of the next one. */
public final class StepGapTimer {
    private final LongSupplier nanoseconds;
    private volatile boolean counts;
    private final Map<String, Long> ended = new ConcurrentHashMap<>();

    /** Counts by a clock that only goes forward. */
    public StepGapTimer(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    /** Starts counting: from now on this process creates Jobs; a standby would count those of the leader. */
    public void count() {
        counts = true;
    }

    /** Notes that a run's Job is complete. */
    public void ended(String run) {
        if (counts) {
            ended.putIfAbsent(run, nanoseconds.getAsLong());
        }
    }

    /** Notes that a run's Job was accepted; returns the time since its last Job was complete, if there was one. */
    public Optional<Duration> begun(String run) {
        Long since = ended.remove(run);
        return Optional.ofNullable(since).map(then -> Duration.ofNanos(nanoseconds.getAsLong() - then));
    }

    /** Removes a run that is over or gone. */
    public void forget(String run) {
        ended.remove(run);
    }
}
