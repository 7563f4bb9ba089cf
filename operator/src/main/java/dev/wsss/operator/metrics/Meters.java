package dev.wsss.operator.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/**
 * Every meter of the operator, under the name that dashboards and alerts know; no run's name is in a counter or histogram.
 *
 * <p>As Prometheus writes them dots are underscores, and counters end with {@code _total}.
 */
public final class Meters {
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

    private final MeterRegistry registry;
    private final Map<Tags, AtomicReference<Double>> scores = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** How many runs are in a state, by a function of somebody who knows them all. */
    public <T> void runs(String state, T of, ToDoubleFunction<T> count) {
        Gauge.builder("wsss.runs", of, count).tag("state", state).register(registry);
    }

    /** A step's key was done with: {@code outcome} is succeeded or failed. */
    public void stepEnded(String stage, String outcome, Duration took) {
        Timer.builder("wsss.step.duration")
                .tags("stage", stage, "outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(took);
    }

    /** An attempt ended: {@code as} is Succeeded or the title of a failure class. */
    public void attemptEnded(String stage, String as) {
        counter("wsss.step.attempts", Tags.of("stage", stage, "class", as)).increment();
    }

    /** From the news that a Job is complete to the next step's Job. */
    public void gap(Duration took) {
        Timer.builder("wsss.step.gap")
                .serviceLevelObjectives(GAPS)
                .register(registry)
                .record(took);
    }

    /** Accelerators were held: {@code kind} is useful or wasted. */
    public void gpuSeconds(String stage, String kind, double seconds) {
        counter("wsss.gpu.seconds", Tags.of("stage", stage, "kind", kind)).increment(seconds);
    }

    /** The cache was asked: {@code result} is hit or miss. */
    public void cacheRequest(String stage, String result) {
        counter("wsss.cache.requests", Tags.of("stage", stage, "result", result))
                .increment();
    }

    /** An artifact was published: {@code op} is published. */
    public void artifactBytes(String stage, String op, long bytes) {
        counter("wsss.artifact.bytes", Tags.of("stage", stage, "op", op)).increment((double) bytes);
    }

    /** What nothing referred to was removed. */
    public void swept(long bytes) {
        counter("wsss.swept.bytes", Tags.empty()).increment((double) bytes);
    }

    /** A store was asked: {@code code} is ok or the title of a failure class. */
    public void storeRequest(String op, String code, Duration took) {
        registry.timer("wsss.store.requests", "op", op, "code", code).record(took);
    }

    /** A run was looked at: {@code outcome} is done, conflict or error. */
    public void reconciled(String outcome, Duration took) {
        registry.timer("wsss.reconcile", "outcome", outcome).record(took);
    }

    /** A run's artifacts could not all be removed. */
    public void cleanupGivenUp() {
        counter("wsss.cleanup.given.up", Tags.empty()).increment();
    }

    /** A score of the latest run of this kind. */
    public void miou(String method, String dataset, String kind, double value) {
        scores.computeIfAbsent(Tags.of("method", method, "dataset", dataset, "kind", kind), tags -> {
                    AtomicReference<Double> latest = new AtomicReference<>(value);
                    Gauge.builder("wsss.miou", latest, AtomicReference::get)
                            .tags(tags)
                            .register(registry);
                    return latest;
                })
                .set(value);
    }

    /** Which program this is. */
    public void build(String version, String java) {
        Gauge.builder("wsss.build.info", () -> 1)
                .tags("version", version, "java", java)
                .register(registry);
    }

    private Counter counter(String name, Tags tags) {
        return registry.counter(name, tags);
    }
}
