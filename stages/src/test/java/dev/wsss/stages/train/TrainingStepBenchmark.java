package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Processor;
import dev.wsss.stages.weights.StateDict;
import java.util.LinkedHashMap;
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

/** One published step of the class-map network: gradients in layer3, layer4 and the head. */
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

    private CamTrainer trainer;
    private FloatArray pictures;
    private FloatArray labels;

    @Setup(Level.Trial)
    public void build() {
        RandomGenerator random = new Randomness(0, "benchmark").stream("step");
        CamNetwork network = CamNetwork.published(20);
        StateDict nothing = new StateDict(new LinkedHashMap<>());
        StateDict weights = InitialWeights.of(network.training(), nothing, random);
        Sgd sgd = new Sgd(
                new PolySchedule(1e-6, 0.9, 1000), Map.of(CamNetwork.BACKBONE, 1.0, CamNetwork.HEAD, 10.0), 1e-4, 1e-4);
        Numeric numeric =
                Processor.cpu().numeric(precision, Runtime.getRuntime().availableProcessors());
        trainer = new CamTrainer(network, CamTrainer.start(weights), sgd, Split.none(batch), numeric);
        pictures = FloatArray.zeros(batch, 3, side, side);
        for (int i = 0; i < pictures.values().length; i++) {
            pictures.values()[i] = (float) random.nextGaussian();
        }
        labels = FloatArray.zeros(batch, 20);
        for (int i = 0; i < labels.values().length; i++) {
            labels.values()[i] = random.nextDouble() > 0.9 ? 1 : 0;
        }
    }

    @Benchmark
    public float step() {
        return trainer.step(pictures, labels);
    }

    @TearDown(Level.Trial)
    public void close() {
        trainer.close();
    }
}
