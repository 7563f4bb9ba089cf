package dev.wsss.stages.run;

import dev.wsss.stages.stage.StageProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A count of one step's work, shown at most once an interval. */
final class CountedProgress implements StageProgress {
    /** Display of a state of the work. */
    interface Display {
        void show(Rate rate, Map<String, Double> figures);

        void say(String sentence);
    }

    private final Clock clock;
    private final Duration interval;
    private final Display display;
    private final Map<String, Double> figures = new TreeMap<>();
    private Instant began;
    private Instant shown = Instant.MIN;
    private String unit = "units";
    private long total;
    private long before;
    private long done;

    CountedProgress(Clock clock, Duration interval, Display display) {
        this.clock = clock;
        this.interval = interval;
        this.display = display;
        this.began = clock.instant();
    }

    @Override
    public synchronized void begin(String unit, long total, long done) {
        this.unit = unit;
        this.total = total;
        this.before = done;
        this.done = done;
        began = clock.instant();
        shown = began;
        figures.clear();
    }

    @Override
    public synchronized void advance() {
        done++;
        Instant now = clock.instant();
        if (done == total || Duration.between(shown, now).compareTo(interval) >= 0) {
            shown = now;
            display.show(new Rate(unit, total, before, done, Duration.between(began, now)), Map.copyOf(figures));
        }
    }

    @Override
    public synchronized void figure(String name, double value) {
        figures.put(name, value);
    }

    @Override
    public void pictures(int more) {}

    @Override
    public void waited(Duration soFar) {}

    @Override
    public void saved() {}

    @Override
    public synchronized void say(String sentence) {
        display.say(sentence);
    }

    /** Returns text such as "loss 0.1234, learning rate 0.0500". */
    static String text(Map<String, Double> figures) {
        return new TreeMap<>(figures)
                .entrySet().stream()
                        .map(figure -> String.format(Locale.ROOT, "%s %.4g", figure.getKey(), figure.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
