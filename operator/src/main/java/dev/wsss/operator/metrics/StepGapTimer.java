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

    /** From now on this process makes Jobs: one that only stands by would count the time of another's. */
    public void count() {
        counts = true;
    }

    /** The news that a run's Job is complete has come. */
    public void ended(String run) {
        if (counts) {
            ended.putIfAbsent(run, nanoseconds.getAsLong());
        }
    }

    /** A run's Job was accepted; the time since one of it was complete, if one was. */
    public Optional<Duration> begun(String run) {
        Long since = ended.remove(run);
        return Optional.ofNullable(since).map(then -> Duration.ofNanos(nanoseconds.getAsLong() - then));
    }

    /** A run is over or gone. */
    public void forget(String run) {
        ended.remove(run);
    }
}
