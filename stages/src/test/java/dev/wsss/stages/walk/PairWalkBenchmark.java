package dev.wsss.stages.walk;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * A benchmark of AffinityNet's walk (256 steps) and SEAM's (64) over the maps of a 375 × 500 picture: 21 planes, three
 * not zero, one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
public class PairWalkBenchmark {
    private static final int HEIGHT = 47;
    private static final int WIDTH = 63;
    private static final int FEATURES = 448;

    @Param({"6", "8"})
    int logSteps;

    private RandomWalk walk = new RandomWalk(5, 8, 8);
    private Planes scores = Planes.zeros(21, HEIGHT, WIDTH);
    private Planes features = Planes.zeros(FEATURES, HEIGHT, WIDTH);
    private FloatArray affinities = FloatArray.zeros(0);

    @Setup
    public void draw() {
        walk = new RandomWalk(5, 8, logSteps);
        SplittableRandom random = new SplittableRandom(1);
        for (int plane : new int[] {0, 8, 15}) {
            for (int i = 0; i < HEIGHT * WIDTH; i++) {
                scores.values()[plane * HEIGHT * WIDTH + i] = (float) random.nextDouble();
            }
        }
        for (int i = 0; i < features.values().length; i++) {
            features.values()[i] = (float) random.nextDouble(-0.5, 0.5);
        }
        affinities = FeatureAffinity.of(features, PairOffsets.plain(5));
    }

    @Benchmark
    public Planes affinitiesGiven() {
        return walk.walkPairs(scores, affinities);
    }

    @Benchmark
    public Planes featuresGiven() {
        return walk.walkFeatures(scores, features);
    }
}
