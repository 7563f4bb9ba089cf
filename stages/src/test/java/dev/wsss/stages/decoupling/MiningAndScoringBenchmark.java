package dev.wsss.stages.decoupling;

import dev.wsss.stages.eval.Confusion;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A benchmark of mining and scoring 370 masks of 375×500 pixels; at most 1.5 s together (original 4.5 s). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class MiningAndScoringBenchmark {
    private static final int MASKS = 370;

    private final RgbImage picture = RgbImage.black(500, 375);
    private final LabelMap[] truths = new LabelMap[MASKS];
    private final LabelMap[] predictions = new LabelMap[MASKS];

    @Setup
    public void prepare() {
        RandomGenerator random = new Randomness(1, "benchmark").stream("masks");
        for (int i = 0; i < MASKS; i++) {
            int value = 1 + random.nextInt(20);
            double radius = random.nextDouble(40, 180);
            truths[i] = disc(value, 250, 187, radius);
            predictions[i] = disc(value, 250 + random.nextInt(30), 187, radius * .95);
        }
    }

    private static LabelMap disc(int value, double x, double y, double radius) {
        LabelMap mask = LabelMap.background(500, 375);
        for (int row = 0; row < 375; row++) {
            for (int column = 0; column < 500; column++) {
                double distance = Math.hypot(column - x, row - y);
                mask.labels()[row * 500 + column] = (byte) (distance < radius ? value : 0);
            }
        }
        return mask;
    }

    @Benchmark
    public MiningTally mine() {
        MiningTally tally = new MiningTally();
        for (LabelMap mask : predictions) {
            tally.add(ObjectMiner.released().mine(picture, mask, 1));
        }
        return tally;
    }

    @Benchmark
    public double score() {
        Confusion confusion = new Confusion(21);
        for (int i = 0; i < MASKS; i++) {
            confusion.add(truths[i], predictions[i]);
        }
        return confusion.scores().meanIou();
    }
}
