package dev.wsss.stages.cli;

import dev.wsss.pipeline.graph.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Seconds from the start of a pod's JVM to the first line of its step, for each step of a small run: {@code .ci/start}.
 */
final class StartFigures {
    private static final int RUNS = 5;

    private StartFigures() {}

    /** Prints a line for each step: the median of five pods. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("start-figures");
        PlayedOperator operator = new PlayedOperator(folder, Manifests.TINY);
        for (Step step : operator.pipeline().steps()) {
            double[] seconds = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                seconds[run] = untilFirstLine(operator, step, run);
            }
            Arrays.sort(seconds);
            System.out.printf(Locale.ROOT, "pod of %s: %.2f s%n", step.name(), seconds[RUNS / 2]);
            operator.executed(step);
        }
    }

    private static double untilFirstLine(PlayedOperator operator, Step step, int run)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (Program pod = operator.start(operator.order(step, 2 + run, List.of()), "pod-" + run, null)) {
            if (!pod.says(step.name() + ":")) {
                throw new AssertionError(pod.output());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            pod.end();
            return seconds;
        }
    }
}
