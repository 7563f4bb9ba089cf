package dev.wsss.stages.train;

import com.sun.management.OperatingSystemMXBean;
import dev.wsss.stages.script.Precision;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * Our side of the comparison with PyTorch. Takes the arguments of {@code torch_twin.py}, of {@code torch_twin_r38.py}
 * (where {@code cam38} is its {@code cam}, and {@code seam-maps} has no twin) or of {@code twin_efficientnet.py}, and
 * prints a line like its own, with the peak memory of the process. A GPU does not block a step, so there the mean
 * counts: of 31 or 47 steps, with one synchronisation after the last.
 *
 * <p>{@code step 4 224 float32|bfloat16 [repeats]} or {@code cam 375 500 float32|bfloat16 [repeats]}.
 */
public final class TwinFigures {
    private TwinFigures() {}

    /** Measures and prints. */
    public static void main(String[] args) throws IOException {
        Precision precision = Precision.valueOf(args[3].toUpperCase(Locale.ROOT));
        int repeats = args.length > 4 ? Integer.parseInt(args[4]) : 7;
        int first = Integer.parseInt(args[1]);
        int second = Integer.parseInt(args[2]);
        double[][] runs =
                switch (args[0]) {
                    case "step" -> step(first, second, precision, repeats);
                    case "cam" -> cam(first, second, precision, repeats);
                    default -> twin(args[0], first, second, precision, repeats);
                };
        Arrays.sort(runs, Comparator.comparingDouble(run -> run[0]));
        System.out.printf(
                Locale.ROOT,
                "{\"kind\": \"%s\", \"dtype\": \"%s\", \"median_s\": %.4f, \"mean_s\": %.4f, \"min_s\": %.4f, \"cpu_s\": %.4f, \"threads\": %d, \"peak_rss_mib\": %d}%n",
                args[0],
                args[3],
                runs[runs.length / 2][0],
                Arrays.stream(runs).mapToDouble(run -> run[0]).average().orElseThrow(),
                runs[0][0],
                runs[0][1],
                Runtime.getRuntime().availableProcessors(),
                peakMebibytes());
    }

    private static double[][] step(int batch, int side, Precision precision, int repeats) {
        TrainingStepBenchmark benchmark = new TrainingStepBenchmark();
        benchmark.precision = precision;
        benchmark.batch = batch;
        benchmark.side = side;
        benchmark.build();
        double[][] runs = measure(benchmark::step, repeats);
        benchmark.close();
        return runs;
    }

    private static double[][] cam(int height, int width, Precision precision, int repeats) {
        CamInferenceBenchmark benchmark = new CamInferenceBenchmark();
        benchmark.precision = precision;
        benchmark.height = height;
        benchmark.width = width;
        benchmark.build();
        double[][] runs = measure(benchmark::maps, repeats);
        benchmark.close();
        return runs;
    }

    private static double[][] twin(String kind, int first, int second, Precision precision, int repeats) {
        TwinWork prepared = TwinWork.of(kind, first, second, precision);
        return measure(prepared.work(), repeats);
    }

    /** Measures wall and CPU seconds of each run, after two warm-up runs. */
    private static double[][] measure(Runnable work, int repeats) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double[][] runs = new double[repeats + 2][];
        for (int i = 0; i < runs.length; i++) {
            long wall = System.nanoTime();
            long cpu = system.getProcessCpuTime();
            work.run();
            runs[i] = new double[] {(System.nanoTime() - wall) * 1e-9, (system.getProcessCpuTime() - cpu) * 1e-9};
        }
        return Arrays.copyOfRange(runs, 2, runs.length);
    }

    private static long peakMebibytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(0)
                : 0;
    }
}
