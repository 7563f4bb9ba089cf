package dev.wsss.stages.run;

import dev.wsss.pipeline.ids.Task;
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
 * A progress listener that counts a step's work in Micrometer meters, {@code wsss.stage.*} with the tags {@code stage}
 * and {@code step}, and passes it on.
 */
final class StepMeters implements StageProgress {
    private final MeterRegistry registry;
    private final Tags tags;
    private final Clock clock;
    private final StageProgress next;
    private final Map<String, Work> works = new ConcurrentHashMap<>();
    private final Map<String, AtomicReference<Double>> figures = new ConcurrentHashMap<>();
    private volatile @Nullable Work present;
    private volatile Instant began;
    private volatile Instant saved;
    private volatile Duration waited = Duration.ZERO;

    /** Creates the meters of one step. */
    StepMeters(MeterRegistry registry, Task task, String step, Clock clock, StageProgress next) {
        this.registry = registry;
        this.tags = Tags.of("stage", task.id(), "step", step);
        this.clock = clock;
        this.next = next;
        this.began = clock.instant();
        this.saved = began;
    }

    /** Work that is counted in one unit. */
    private record Work(Counter counted, AtomicLong done, AtomicLong expected, Speed speed) {}

    @Override
    public void begin(String unit, long total, long done) {
        if (works.isEmpty()) {
            gauge("data.wait.ratio", tags, "time a training waited for data, over the time it worked", this::waitRatio);
            gauge("checkpoint.age.seconds", tags, "of the work that a failure now would cost", () -> seconds(saved));
        }
        Work work = works.computeIfAbsent(unit, this::work);
        work.expected.set(total);
        work.done.set(done);
        present = work;
        began = clock.instant();
        saved = began;
        waited = Duration.ZERO;
        next.begin(unit, total, done);
    }

    private Work work(String unit) {
        Tags counted = tags.and("unit", unit);
        Work work = new Work(
                Counter.builder("wsss.stage.units").tags(counted).register(registry),
                new AtomicLong(),
                new AtomicLong(),
                new Speed());
        gauge("units.done", counted, "by earlier attempts too", work.done::get);
        gauge("units.expected", counted, "of this stretch of work", work.expected::get);
        gauge("units.per.second", counted, "over the last of them", () -> work.speed.perSecond(clock.instant()));
        return work;
    }

    @Override
    public void advance() {
        Work work = present;
        if (work != null) {
            work.counted.increment();
            work.done.incrementAndGet();
            work.speed.advance(clock.instant());
        }
        next.advance();
    }

    @Override
    public void figure(String name, double value) {
        figures.computeIfAbsent(name, this::figure).set(value);
        next.figure(name, value);
    }

    private AtomicReference<Double> figure(String name) {
        AtomicReference<Double> value = new AtomicReference<>(Double.NaN);
        gauge(name.equals("rate") ? "learning.rate" : name, tags, "of the last step", value::get);
        return value;
    }

    @Override
    public void pictures(int more) {
        Counter.builder("wsss.stage.pictures")
                .tags(tags)
                .description("that went through a training")
                .register(registry)
                .increment(more);
        next.pictures(more);
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

    private double seconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toNanos() / 1e9);
    }

    private void gauge(String name, Tags tagged, String description, Supplier<Number> value) {
        Gauge.builder("wsss.stage." + name, value)
                .tags(tagged)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
