package dev.wsss.stages.run;

import dev.wsss.stages.report.Numbers;
import dev.wsss.stages.stage.StageProgress;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** One line a step in a terminal, with a bar that fills, rate and time left. */
public final class TerminalListener implements RunListener {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final String ERASE = "\r\u001b[2K";
    private static final int BAR = 20;

    private final PrintStream out;
    private final Clock clock;

    public TerminalListener(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public StageProgress started(StepLine step) {
        out.print(ERASE + head(step));
        out.flush();
        return new CountedProgress(clock, INTERVAL, new CountedProgress.Display() {
            @Override
            public void show(Rate rate, Map<String, Double> figures) {
                int filled = (int) Math.round(rate.share() * BAR);
                String bar = "█".repeat(filled) + "░".repeat(BAR - filled);
                String tail = figures.isEmpty() ? "" : "  " + CountedProgress.text(figures);
                out.print(ERASE + head(step) + bar + "  " + rate.text() + tail);
                out.flush();
            }

            @Override
            public void say(String sentence) {
                out.println(ERASE + head(step) + sentence);
            }
        });
    }

    @Override
    public void cached(StepLine step) {
        out.println(ERASE + head(step) + "cached");
    }

    @Override
    public void finished(StepLine step, Duration took) {
        out.println(ERASE + head(step) + "done in " + Numbers.duration(took.toMillis() / 1e3));
    }

    @Override
    public void say(String sentence) {
        out.println(ERASE + sentence);
    }

    private static String head(StepLine step) {
        return String.format(Locale.ROOT, "%2d/%d %-24s ", step.number(), step.of(), step.name());
    }
}
