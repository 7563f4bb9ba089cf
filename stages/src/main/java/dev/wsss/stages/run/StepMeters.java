package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.Stage;
import dev.wsss.stages.stage.StageProgress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a step does in Micrometer meters, {@code wsss.stage.*} with the tags {@code stage} and {@code step}, and
 * passes it on.
 */
final class StepMeters implements StageProgress {
    private static final String UNIT = "unit";

    private final MeterRegistry registry;
    private final Tags tags;
    private final Clock clock;
    private final StageProgress next;
    private final Speed speed = new Speed();
    private final Map<String, AtomicReference<Double>> figures = new ConcurrentHashMap<>();
    private final AtomicLong done = new AtomicLong();
    private volatile @Nullable Counter units;
    private volatile Instant began;
    private volatile Instant saved;
    private volatile Duration waited = Duration.ZERO;
    private volatile long expected;

    /** Meters of one step. */
    StepMeters(MeterRegistry registry, Stage stage, String step, Clock clock, StageProgress next) {
        this.registry = registry;
        this.tags = Tags.of("stage", stage.id(), "step", step);
        this.clock = clock;
        this.next = next;
        this.began = clock.instant();
        this.saved = began;
    }

    @Override
    public void begin(String unit, long total, long before) {
        expected = total;
        done.set(before);
        waited = Duration.ZERO;
        began = clock.instant();
        saved = began;
        Tags counted = tags.and(UNIT, unit);
        units = Counter.builder("wsss.stage.units").tags(counted).register(registry);
        gauge("wsss.stage.units.expected", counted, "of this stretch of work", () -> (double) expected);
        gauge("wsss.stage.units.done", counted, "by earlier attempts too", done::get);
        gauge("wsss.stage.units.per.second", counted, "over the last of them", () -> speed.perSecond(clock.instant()));
        gauge("wsss.stage.data.wait.ratio", tags, "time waited for data over time worked", this::waitRatio);
        gauge("wsss.stage.checkpoint.age.seconds", tags, "of the work that a failure now would cost", this::unsaved);
        next.begin(unit, total, before);
    }

    @Override
    public void advance() {
        Counter counter = units;
        if (counter != null) {
            counter.increment();
        }
        done.incrementAndGet();
        speed.advance(clock.instant());
        next.advance();
    }

    @Override
    public void figure(String name, double value) {
        figures.computeIfAbsent(name, this::figure).set(value);
        next.figure(name, value);
    }

    @Override
    public void waited(Duration soFar) {
        waited = soFar;
        next.waited(soFar);
    }

    @Override
    public void saved() {
        saved = clock.instant();
        next.saved();
    }

    @Override
    public void say(String sentence) {
        next.say(sentence);
    }

    private double waitRatio() {
        double worked = seconds(began);
        return worked > 0 ? Math.min(1, waited.toNanos() / 1e9 / worked) : 0;
    }

    private double unsaved() {
        return seconds(saved);
    }

    private double seconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toNanos() / 1e9);
    }

    private AtomicReference<Double> figure(String name) {
        AtomicReference<Double> value = new AtomicReference<>(Double.NaN);
        String meter = name.equals("rate") ? "learning.rate" : name;
        gauge("wsss.stage." + meter, tags, "at the last step", value::get);
        return value;
    }

    private void gauge(String name, Tags tagged, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .tags(tagged)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
