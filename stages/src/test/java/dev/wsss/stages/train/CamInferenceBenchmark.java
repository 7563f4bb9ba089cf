package dev.wsss.stages.train;

import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.Passes;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Measures all class maps of one picture at full size: four scales, each with its mirror, summed and normalised. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class CamInferenceBenchmark {
    private static final double[] SCALES = {1, 0.5, 1.5, 2};

    @Param({"FLOAT32", "BFLOAT16"})
    Precision precision = Precision.FLOAT32;

    int height = 375;
    int width = 500;

    private PictureNetwork inference;
    private final List<Planes> pictures = new ArrayList<>();

    @Setup(Level.Trial)
    public void build() {
        RandomGenerator random = new Randomness(0, "benchmark").stream("cam");
        Network network = CamNetwork.published(20).maps(Passes.PICTURE_AND_MIRROR);
        StateDict nothing = new StateDict(new LinkedHashMap<>());
        StateDict weights = InitialWeights.of(network, nothing, random);
        int threads = Runtime.getRuntime().availableProcessors();
        inference = new PictureNetwork(network, weights, Here.PROCESSOR.numeric(precision, threads));
        for (double scale : SCALES) {
            Planes picture = Planes.zeros(3, (int) Math.rint(height * scale), (int) Math.rint(width * scale));
            for (int i = 0; i < picture.values().length; i++) {
                picture.values()[i] = (float) random.nextGaussian();
            }
            pictures.add(picture);
        }
    }

    @Benchmark
    public Planes maps() {
        Planes total = Planes.zeros(20, height, width);
        for (Planes picture : pictures) {
            float[] maps = Bilinear.resize(inference.planes("maps", picture), height, width)
                    .values();
            for (int i = 0; i < maps.length; i++) {
                total.values()[i] += maps[i];
            }
        }
        for (int plane = 0; plane < total.channels(); plane++) {
            normalise(total.values(), plane * total.planeSize(), (plane + 1) * total.planeSize());
        }
        return total;
    }

    private static void normalise(float[] values, int from, int to) {
        float largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, values[i]);
        }
        for (int i = from; i < to; i++) {
            values[i] /= largest + 1e-5f;
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        inference.close();
    }
}
