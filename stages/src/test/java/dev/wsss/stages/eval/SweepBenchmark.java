package dev.wsss.stages.eval;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.random.Randomness;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A benchmark of one threshold, sixty, and sixty backgrounds of a 375×500 picture: the thresholds must stay within 1.3
 * of one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SweepBenchmark {
    @Param({"1", "3"})
    int planes;

    private Planes scores = Planes.zeros(1, 1, 1);
    private LabelMap truth = LabelMap.background(1, 1);
    private Planes background = Planes.zeros(1, 375, 500);
    private int[] classValues = {};

    @Setup
    public void prepare() {
        scores = Planes.zeros(planes, 375, 500);
        byte[] labels = new byte[scores.planeSize()];
        RandomGenerator random = new Randomness(1, "sweep").stream("noise");
        for (int i = 0; i < scores.values().length; i++) {
            int x = i % 500;
            int y = i / 500 % 375;
            double blob = Math.exp(-(Math.pow(x - 250, 2) + Math.pow(y - 187, 2)) / 20000);
            scores.values()[i] = (float) Math.clamp(blob + .05 * random.nextGaussian(), 0, 1);
            labels[i % labels.length] = (byte) (blob > .5 ? 1 : 0);
        }
        truth = new LabelMap(500, 375, labels);
        Arrays.fill(background.values(), .15f);
        classValues = IntStream.rangeClosed(1, planes).toArray();
    }

    @Benchmark
    public Confusion oneThreshold() {
        Confusion confusion = new Confusion(21);
        confusion.add(truth, Segmentation.of(scores, classValues, .15));
        return confusion;
    }

    @Benchmark
    public ThresholdSweep sixtyThresholds() {
        ThresholdSweep sweep = new ThresholdSweep(21, Thresholds.steps(60, .01));
        sweep.add(truth, scores, classValues);
        return sweep;
    }

    @Benchmark
    public ThresholdSweep sixtyBackgrounds() {
        ThresholdSweep sweep = new ThresholdSweep(21, Thresholds.steps(60, .01));
        sweep.add(truth, scores, classValues, place -> background);
        return sweep;
    }
}
