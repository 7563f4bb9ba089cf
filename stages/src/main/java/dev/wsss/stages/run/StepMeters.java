package dev.wsss.stages.run;

import dev.wsss.stages.stage.StageProgress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Counts what a step does in Micrometer meters and passes it on: {@code wsss_units_total}, {@code wsss_figure}. */
final class StepMeters implements StageProgress {
    private final MeterRegistry registry;
    private final String step;
    private final StageProgress next;
    private final Map<String, AtomicReference<Double>> figures = new ConcurrentHashMap<>();
    private volatile Counter units;

    StepMeters(MeterRegistry registry, String step, StageProgress next) {
        this.registry = registry;
        this.step = step;
        this.next = next;
        this.units = counter("units");
    }

    @Override
    public void begin(String unit, long total, long done) {
        units = counter(unit);
        registry.gauge("wsss.units.expected", Tags.of("step", step, "unit", unit), total);
        next.begin(unit, total, done);
    }

    @Override
    public void advance() {
        units.increment();
        next.advance();
    }

    @Override
    public void figure(String name, double value) {
        figures.computeIfAbsent(name, this::gauge).set(value);
        next.figure(name, value);
    }

    @Override
    public void say(String sentence) {
        next.say(sentence);
    }

    private Counter counter(String unit) {
        return registry.counter("wsss.units", "step", step, "unit", unit);
    }

    private AtomicReference<Double> gauge(String name) {
        AtomicReference<Double> value = new AtomicReference<>(Double.NaN);
        registry.gauge("wsss.figure", Tags.of("step", step, "name", name), value, AtomicReference::get);
        return value;
    }
}
