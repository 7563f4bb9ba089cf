package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.weights.StateDict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Measures one published step of the class-map network: gradients in layer3, layer4 and the head. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class TrainingStepBenchmark {
    @Param({"FLOAT32", "BFLOAT16"})
    Precision precision = Precision.FLOAT32;

    int batch = 4;
    int side = 224;

    private Trainer<ClassSample> trainer;
    private List<ClassSample> samples;

    @Setup(Level.Trial)
    public void build() {
        RandomGenerator random = new Randomness(0, "benchmark").stream("step");
        ClassObjective objective = new ClassObjective(CamNetwork.published(20).training(), 20);
        StateDict nothing = new StateDict(new LinkedHashMap<>());
        StateDict weights = InitialWeights.of(objective.network(), nothing, random);
        Sgd sgd = new Sgd(
                new PolySchedule(1e-6, 0.9, 1000),
                Map.of(CamNetwork.BACKBONE, Sgd.Group.decaying(1), CamNetwork.HEAD, Sgd.Group.decaying(10)),
                1e-4,
                1e-4);
        Numeric numeric = Here.PROCESSOR.numeric(precision, Runtime.getRuntime().availableProcessors());
        trainer = new Trainer<>(objective, Trainer.start(objective, weights), sgd, Split.none(batch), numeric);
        FloatArray pictures = FloatArray.zeros(batch, 3, side, side);
        for (int i = 0; i < pictures.values().length; i++) {
            pictures.values()[i] = (float) random.nextGaussian();
        }
        FloatArray labels = FloatArray.zeros(batch, 20);
        for (int i = 0; i < labels.values().length; i++) {
            labels.values()[i] = random.nextDouble() > 0.9 ? 1 : 0;
        }
        samples = Batched.classes(pictures, labels);
    }

    @Benchmark
    public float step() {
        return trainer.step(samples, Batched.NO_DROPOUT)[0];
    }

    @TearDown(Level.Trial)
    public void close() {
        trainer.close();
    }
}
