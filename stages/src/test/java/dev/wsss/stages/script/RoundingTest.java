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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of networks of free rounding: their gradients equal those of PyTorch's order of operations. */
class RoundingTest {
    private static final int CHANNELS = 6;

    @ParameterizedTest
    @CsvSource({"3,1,1", "5,1,1", "3,1,2", "5,1,2", "5,1,3", "3,2,1", "5,2,1"})
    void gradientsAreThoseOfPyTorchsOperations(int kernel, int stride, int dilation) {
        Geometry geometry = Geometry.alignedBySize(kernel, stride, dilation);
        Map<String, FloatArray> weights = weights(network(geometry, Rounding.ORIGINAL));
        Map<String, FloatArray> exact = gradients(network(geometry, Rounding.ORIGINAL), weights);
        Map<String, FloatArray> free = gradients(network(geometry, Rounding.FREE), weights);

        assertThat(free.keySet()).isEqualTo(exact.keySet()).contains("wide.weight", "norm1.bias", "norm2.weight");
        exact.forEach((name, gradient) ->
                Closeness.assertClose(name, Objects.requireNonNull(free.get(name)), gradient, 1e-5));
    }

    @Test
    void batchNormIsFoldedWhereItKeepsItsStatistics() {
        Geometry geometry = Geometry.alignedBySize(5, 1, 2);

        assertThat(Programs.of(network(geometry, Rounding.ORIGINAL), new Numeric(Precision.FLOAT32, 1)))
                .contains("torch.batch_norm")
                .doesNotContain("rsqrt");
        assertThat(Programs.of(network(geometry, Rounding.FREE), new Numeric(Precision.FLOAT32, 1)))
                .doesNotContain("torch.batch_norm")
                .contains("rsqrt");
        assertThat(Programs.of(network(geometry, Rounding.FREE, Statistics.BATCH), new Numeric(Precision.FLOAT32, 1)))
                .contains("torch.batch_norm");
    }

    private static Network network(Geometry geometry, Rounding rounding) {
        return network(geometry, rounding, Statistics.RUNNING);
    }

    /** Returns a network that is wide by pixel, then by channel, as a block of EfficientNet. */
    private static Network network(Geometry geometry, Rounding rounding, Statistics statistics) {
        Script script = new Script();
        Value x = script.compute(script.input("picture", 2), rounding);
        Value y = script.conv("wide", x, CHANNELS, Geometry.POINTWISE, Initialiser.HE);
        y = script.relu6(script.batchNorm("norm1", y, statistics));
        y = script.conv("each", y, CHANNELS, geometry.depthwise(CHANNELS), Initialiser.HE_DEPTHWISE);
        y = script.relu6(script.batchNorm("norm2", y, statistics));
        Arithmetic math = new Arithmetic(script);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("loss", math.sum(math.times(script.globalAverage(y), script.input("factors", CHANNELS))));
        return script.network(outputs);
    }

    /** Returns weights with norms that are not the identity. */
    private static Map<String, FloatArray> weights(Network network) {
        RandomGenerator random = random("weights");
        Map<String, FloatArray> weights = new LinkedHashMap<>(network.initial(random));
        weights.forEach((name, value) -> {
            for (int i = 0; name.startsWith("norm") && i < value.values().length; i++) {
                value.values()[i] = (float) (0.5 + random.nextDouble());
            }
        });
        return weights;
    }

    private static Map<String, FloatArray> gradients(Network network, Map<String, FloatArray> weights) {
        FloatArray picture = FloatArray.zeros(2, 2, 11, 14);
        RandomGenerator random = random("picture");
        for (int i = 0; i < picture.values().length; i++) {
            picture.values()[i] = (float) random.nextGaussian();
        }
        FloatArray factors = new FloatArray(new int[] {1, CHANNELS, 1, 1}, new float[] {1, -2, 3, -4, 5, -6});
        Numeric numeric = Processor.cpu().numeric(Precision.FLOAT32, 1);
        try (Training training = new Training(network, weights, Map.of(), numeric, Training.Batches.SPLIT)) {
            training.losses(List.of(training.accumulate(
                    new Bindings().with("picture", picture).with("factors", factors),
                    new Rates(Map.of("backbone", 1.0), 0, 0),
                    1)));
            return training.gradients();
        }
    }

    private static RandomGenerator random(String purpose) {
        return new Randomness(0, "test").stream(purpose);
    }
}
