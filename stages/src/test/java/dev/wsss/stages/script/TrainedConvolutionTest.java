package dev.wsss.stages.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.Closeness;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.random.Randomness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of convolutions trained in bfloat16: losses and gradients equal those of float32 up to that type's rounding.
 */
class TrainedConvolutionTest {
    private static final int CHANNELS = 1024;

    static List<Geometry> geometries() {
        return List.of(Geometry.POINTWISE, new Geometry(3, 1, 4, 4), new Geometry(3, 1, 2, 2), Geometry.same(3, 2));
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void theirGradientsAreThoseOfFloat32(Geometry geometry) {
        Network network = network(geometry);
        Map<String, FloatArray> weights = network.initial(random("weights"));
        FloatArray picture = picture();
        Map<String, FloatArray> exact = gradients(network, weights, picture, Precision.FLOAT32);
        Map<String, FloatArray> rounded = gradients(network, weights, picture, Precision.BFLOAT16);

        for (String name : List.of("before.weight", "conv.weight")) {
            Closeness.assertClose(
                    name, Objects.requireNonNull(rounded.get(name)), Objects.requireNonNull(exact.get(name)), 0.03);
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void onAGpuTheyAreConvolutions(Geometry geometry) {
        assertThat(Programs.of(network(geometry), new Numeric(Precision.BFLOAT16, 1, Target.GPU)))
                .doesNotContain("torch.linear");
    }

    /** Returns two convolutions of odd sizes; the gradient of the first needs the input gradient of the second. */
    private static Network network(Geometry geometry) {
        Script script = new Script();
        Value x = script.compute(script.input("picture", 2));
        Value y = script.conv("before", x, CHANNELS, Geometry.POINTWISE, Initialiser.HE);
        y = script.conv("conv", y, 8, geometry, Initialiser.HE);
        Arithmetic math = new Arithmetic(script);
        Value factors = script.input("factors", 8);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("loss", math.sum(math.times(script.globalAverage(y), factors)));
        return script.network(outputs);
    }

    private static Map<String, FloatArray> gradients(
            Network network, Map<String, FloatArray> weights, FloatArray picture, Precision precision) {
        Numeric numeric = Processor.cpu().numeric(precision, 1);
        FloatArray factors = new FloatArray(new int[] {1, 8, 1, 1}, new float[] {1, -2, 3, -4, 5, -6, 7, -8});
        try (Training training = new Training(network, weights, Map.of(), numeric, Training.Batches.SPLIT)) {
            training.losses(List.of(training.accumulate(
                    new Bindings().with("picture", picture).with("factors", factors),
                    new Rates(Map.of("backbone", 1.0), 0, 0),
                    1)));
            return training.gradients();
        }
    }

    private static FloatArray picture() {
        FloatArray picture = FloatArray.zeros(2, 2, 11, 14);
        RandomGenerator random = random("picture");
        for (int i = 0; i < picture.values().length; i++) {
            picture.values()[i] = (float) random.nextGaussian();
        }
        return picture;
    }

    private static RandomGenerator random(String purpose) {
        return new Randomness(0, "test").stream(purpose);
    }
}
