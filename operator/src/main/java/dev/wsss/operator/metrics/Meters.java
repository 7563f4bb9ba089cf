package dev.wsss.operator.metrics;

import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.outcome.FailureClass;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Every meter of the operator, under its name in dashboards and alerts; no run's name is in a counter or histogram.
 *
 * <p>As Prometheus writes them dots are underscores, and counters end with {@code _total}.
 */
public final class Meters {
    /** The class of an attempt that did not fail. */
    static final String SUCCEEDED = "Succeeded";

    private static final Duration[] STEPS = {
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1)
    };
    private static final Duration[] GAPS = {
        Duration.ofMillis(30),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    /** Data sets are named by users; each name is a series for as long as the process lives. */
    private static final int SCORES = 300;

    private final MeterRegistry registry;
    private final Map<Tags, AtomicReference<Score>> scores = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        beginAtZero();
    }

    /** A score and when it was reached. */
    private record Score(double value, Instant at) {
        Score later(Score other) {
            return other.at.isBefore(at) ? this : other;
        }
    }

    /**
     * Registers counters at 0: Prometheus shows growth only from the second value on, and the first failure of a class
     * has to count.
     */
    private void beginAtZero() {
        cleanups();
        sweeps();
        refusedSweeps();
        for (Task stage : Task.all().toList()) {
            attempts(stage.id(), SUCCEEDED);
            for (FailureClass failed : FailureClass.values()) {
                attempts(stage.id(), failed.title());
            }
            steps(stage.id(), "succeeded");
            steps(stage.id(), "failed");
            published(stage.id(), "published");
            cached(stage.id(), "hit");
            cached(stage.id(), "miss");
            if (stage.runsNetwork()) {
                held(stage.id(), "useful");
                held(stage.id(), "wasted");
            }
        }
    }

    /** Registers the number of runs in a state; only the operator that acts has any to show. */
    public void runs(String state, Supplier<Number> count) {
        Gauge.builder("wsss.runs", count)
                .tag("state", state)
                .description("runs in this state; absent where no operator acts")
                .register(registry);
    }

    /** Registers the seconds without progress of the run of a state that has stalled longest; 0 without one. */
    public void longestStall(String state, Supplier<Number> seconds) {
        Gauge.builder("wsss.longest.stall.seconds", seconds)
                .tag("state", state)
                .description("since the run of this state that has stalled longest made progress; 0 without one")
                .register(registry);
    }

    /** Registers the age of the oldest pending deletion in seconds; 0 without one. */
    public void oldestDeletion(Supplier<Number> seconds) {
        Gauge.builder("wsss.oldest.deletion.seconds", seconds)
                .description("since the deletion of the run that waits longest was requested; 0 without one")
                .register(registry);
    }

    /** Counts a step that has ended: {@code outcome} is succeeded or failed. */
    public void stepEnded(String stage, String outcome, Duration took) {
        steps(stage, outcome).record(took);
    }

    /** Counts an attempt that has ended: {@code as} is Succeeded or the title of a failure class. */
    public void attemptEnded(String stage, String as) {
        attempts(stage, as).increment();
    }

    /** Records the time from the completion of a Job to the next step's Job. */
    public void gap(Duration took) {
        Timer.builder("wsss.step.gap")
                .description("from the news that a Job is complete to the next step's Job")
                .serviceLevelObjectives(GAPS)
                .register(registry)
                .record(took);
    }

    /** Counts GPU-seconds of the pods of an attempt: {@code kind} is useful or wasted. */
    public void gpuSeconds(String stage, String kind, double seconds) {
        held(stage, kind).increment(seconds);
    }

    /** Counts a cache lookup: {@code result} is hit or miss. */
    public void cacheRequest(String stage, String result) {
        cached(stage, result).increment();
    }

    /** Counts the bytes of an artifact: {@code op} is published. */
    public void artifactBytes(String stage, String op, long bytes) {
        published(stage, op).increment((double) bytes);
    }

    /** Counts the bytes of objects that were removed since nothing referred to them. */
    public void swept(long bytes) {
        sweeps().increment((double) bytes);
    }

    /** Counts a store that was not swept. */
    public void sweepRefused() {
        refusedSweeps().increment();
    }

    /**
     * Records a request to a store: {@code code} is ok, the title of a failure class, or content where what was to be
     * written failed.
     */
    public void storeRequest(String op, String code, Duration took) {
        Timer.builder("wsss.store.requests")
                .tags("op", op, "code", code)
                .description("S3 requests of the operator; code is ok or a failure class")
                .serviceLevelObjectives(GAPS)
                .register(registry)
                .record(took);
    }

    /** Registers the number of queries to stores that wait or run: {@code state}. */
    public void storeQueries(String state, Supplier<Number> count) {
        Gauge.builder("wsss.store.queries", count)
                .tag("state", state)
                .description("queries to stores that wait for their bucket's turn or run")
                .register(registry);
    }

    /** Registers the age of the oldest unanswered query in seconds; 0 without one. */
    public void oldestStoreQuery(Supplier<Number> seconds) {
        Gauge.builder("wsss.store.oldest.query.seconds", seconds)
                .description("for which the query that waits longest has had no answer of its store; 0 without one")
                .register(registry);
    }

    /** Records a reconciliation: {@code outcome} is done or error. */
    public void reconciled(String outcome, Duration took) {
        Timer.builder("wsss.reconcile")
                .tags("outcome", outcome)
                .description("reconciliations of runs; outcome is done or error")
                .serviceLevelObjectives(GAPS)
                .register(registry)
                .record(took);
    }

    /** Counts a run whose artifacts could not all be removed. */
    public void cleanupGivenUp() {
        cleanups().increment();
    }

    /**
     * Shows a score of a run that reached it at {@code at}; the latest of its kind is shown, of the first few hundred
     * kinds.
     */
    public void miou(String method, String dataset, String kind, double value, Instant at) {
        Score score = new Score(value, at);
        Tags kindOf = Tags.of("method", method, "dataset", dataset, "kind", kind);
        if (scores.size() >= SCORES && !scores.containsKey(kindOf)) {
            return;
        }
        scores.computeIfAbsent(kindOf, tags -> {
                    AtomicReference<Score> latest = new AtomicReference<>(score);
                    Gauge.builder("wsss.miou", () -> latest.get().value())
                            .tags(tags)
                            .description("of the latest run of this kind; kind is the step that scored it")
                            .register(registry);
                    return latest;
                })
                .accumulateAndGet(score, Score::later);
    }

    /** Registers the version of the program. */
    public void build(String version, String java) {
        Gauge.builder("wsss.build.info", () -> 1)
                .tags("version", version, "java", java)
                .description("1; which program this is")
                .register(registry);
    }

    private Timer steps(String stage, String outcome) {
        return Timer.builder("wsss.step.duration")
                .tags("stage", stage, "outcome", outcome)
                .description("from the first attempt of a step to its end")
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    private Counter published(String stage, String op) {
        return counter("wsss.artifact.bytes", "of published artifacts", Tags.of("stage", stage, "op", op));
    }

    private Counter attempts(String stage, String as) {
        return counter(
                "wsss.step.attempts",
                "that ended; class is Succeeded or a failure class",
                Tags.of("stage", stage, "class", as));
    }

    private Counter held(String stage, String kind) {
        return counter(
                "wsss.gpu.seconds",
                "that pods held accelerators, counted when their attempt is over",
                Tags.of("stage", stage, "kind", kind));
    }

    private Counter cached(String stage, String result) {
        return counter("wsss.cache.requests", "for results by key", Tags.of("stage", stage, "result", result));
    }

    private Counter sweeps() {
        return counter("wsss.swept.bytes", "removed since nothing referred to them", Tags.empty());
    }

    private Counter refusedSweeps() {
        return counter("wsss.sweeps.failed", "of a store; the log says why", Tags.empty());
    }

    private Counter cleanups() {
        return counter("wsss.cleanup.given.up", "deleted runs whose artifacts were not all removed", Tags.empty());
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).tags(tags).description(description).register(registry);
    }
}
