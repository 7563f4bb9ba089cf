package dev.wsss.stages.run;

import dev.wsss.stages.report.Numbers;
import dev.wsss.stages.stage.StageProgress;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** A line when a step starts, one every ten seconds while it works, one when it ends: for logs and pipes. */
public final class PlainListener implements RunListener {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Clock clock;

    public PlainListener(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public StageProgress started(StepLine step) {
        out.println(head(step) + "started");
        return new CountedProgress(clock, INTERVAL, new CountedProgress.Display() {
            @Override
            public void show(Rate rate, Map<String, Double> figures) {
                out.println(head(step) + rate.text() + (figures.isEmpty() ? "" : ", " + CountedProgress.text(figures)));
            }

            @Override
            public void say(String sentence) {
                out.println(head(step) + sentence);
            }
        });
    }

    @Override
    public void cached(StepLine step) {
        out.println(head(step) + "cached");
    }

    @Override
    public void finished(StepLine step, Duration took) {
        out.println(head(step) + "done in " + Numbers.duration(took.toMillis() / 1e3));
    }

    @Override
    public void say(String sentence) {
        out.println(sentence);
    }

    private static String head(StepLine step) {
        return String.format(Locale.ROOT, "[%d/%d] %s: ", step.number(), step.of(), step.name());
    }
}
