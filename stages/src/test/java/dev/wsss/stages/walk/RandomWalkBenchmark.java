package dev.wsss.stages.walk;

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

/** A benchmark of IRNet's walk over the maps of a 375 × 500 picture: affinities, 256 steps, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
public class RandomWalkBenchmark {
    @Param({"1", "2", "3"})
    int channels;

    private final RandomWalk walk = new RandomWalk(5, 10, 8);
    private Planes cam = Planes.zeros(0, 1, 1);
    private Planes edge = cam;

    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        cam = random(random, channels);
        edge = random(random, 1);
    }

    private static Planes random(SplittableRandom random, int channels) {
        Planes planes = Planes.zeros(channels, 94, 125);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = (float) random.nextDouble();
        }
        return planes;
    }

    @Benchmark
    public Planes walk() {
        return walk.walk(cam, edge);
    }
}
