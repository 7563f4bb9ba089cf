package dev.wsss.stages.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.walk.PairOffsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitialValuesTest {
    private static final ResNet50 NARROW = new ResNet50(0.25, Statistics.RUNNING);
    private static final Network CAM = new CamNetwork(NARROW, Frozen.NOTHING, 6).training();
    private static final Network IRN =
            new IrnNetwork(NARROW, IrnNetwork.Branches.EDGE_AND_DISPLACEMENT).training(PairOffsets.radius(5));

    @ParameterizedTest
    @CsvSource({"resnet50.layer3.1.conv2.weight", "resnet50.conv1.weight", "fc_edge3.0.weight", "fc_dp6.0.weight"})
    void filtersBeforeARectifierStartAsTorchvisionStartsThem(String name) {
        float[] values = initial(network(name), name).values();
        int[] shape = initial(network(name), name).shape();
        double deviation = Math.sqrt(2.0 / (shape[0] * shape[2] * shape[3]));
        assertThat(deviation(values)).isBetween(0.9 * deviation, 1.1 * deviation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet50.layer3.1.conv2.weight",
                "resnet50.conv1.weight",
                "fc_edge3.0.weight",
                "fc_dp6.0.weight",
                "classifier.weight"
            })
    void orAllOfThemAsPyTorchStartsAConvolution(String name) {
        FloatArray weight = initial(network(name).startingUniformly(), name);
        double bound = 1 / Math.sqrt((double) weight.values().length / weight.shape()[0]);
        assertThat(weight.values()).satisfies(values -> {
            for (float value : values) {
                assertThat(Math.abs(value)).isLessThanOrEqualTo((float) bound);
            }
        });
        assertThat(deviation(weight.values())).isBetween(0.9 * bound / Math.sqrt(3), 1.1 * bound / Math.sqrt(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classifier.weight", "fc_edge6.weight", "fc_dp7.3.weight"})
    void whatGivesTheResultStartsTheSameInBoth(String name) {
        float bound = (float) (1
                / Math.sqrt(initial(network(name), name).values().length
                        / (double) initial(network(name), name).shape()[0]));
        for (float value : initial(network(name), name).values()) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(bound);
        }
    }

    private static Network network(String name) {
        return name.startsWith("fc_") ? IRN : CAM;
    }

    private static FloatArray initial(Network network, String name) {
        return Objects.requireNonNull(
                network.initial(new Randomness(0, "test").stream("weights")).get(name));
    }

    private static double deviation(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / values.length);
    }
}
