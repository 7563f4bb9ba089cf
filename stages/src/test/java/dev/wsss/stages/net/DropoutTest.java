package dev.wsss.stages.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.stages.Closeness;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet38;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Dropout;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.PendingLosses;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Rates;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.script.Training;
import dev.wsss.stages.walk.PairOffsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Tests of dropout of whole channels, in narrow networks. */
class DropoutTest {
    private static final int CLASSES = 3;
    private static final int SIDE = 40;
    private static final ResNet38 BACKBONE = new ResNet38(1 / 16.0, Statistics.RUNNING);
    private static final CamNetwork CLASSIFIER =
            new CamNetwork(BACKBONE, Frozen.NOTHING, CLASSES, ClassHead.AFFINITYNET);
    private static final SeamNetwork SEAM = new SeamNetwork(BACKBONE, Frozen.NOTHING, CLASSES);

    @Test
    void theClassifierDropsWhereThePublishedOneDoes() {
        List<Dropout> dropouts = CLASSIFIER.training().dropouts();

        assertThat(dropouts)
                .extracting(Dropout::layer)
                .containsExactly("b6.dropout_2b1", "b6.dropout_2b2", "b7.dropout_2b1", "b7.dropout_2b2", "dropout7");
        assertThat(dropouts).extracting(Dropout::probability).containsExactly(0.3, 0.3, 0.5, 0.5, 0.5);
        assertThat(dropouts).extracting(Dropout::channels).containsExactly(32, 64, 64, 128, 256);
        assertThat(dropouts).extracting(Dropout::branch).containsOnly("");
    }

    @Test
    void theAffinityNetworkDropsInItsBackboneOnly() {
        assertThat(new AffinityNetwork(BACKBONE, Frozen.NOTHING)
                        .training(PairOffsets.plain(5))
                        .dropouts())
                .hasSize(4);
    }

    @Test
    void bothViewsOfSeamHaveMasksOfTheirOwn() {
        List<Dropout> dropouts = SEAM.training().dropouts();

        assertThat(dropouts).hasSize(10).extracting(Dropout::input).doesNotHaveDuplicates();
        assertThat(dropouts.subList(0, 5)).extracting(Dropout::branch).containsOnly("");
        assertThat(dropouts.subList(5, 10)).extracting(Dropout::branch).containsOnly("small");
        assertThat(dropouts.subList(5, 10))
                .extracting(Dropout::layer)
                .isEqualTo(dropouts.subList(0, 5).stream().map(Dropout::layer).toList());
    }

    @Test
    void networksInUseDropNothing() {
        for (Network network : List.of(
                CLASSIFIER.logits(),
                CLASSIFIER.maps(Passes.PICTURE_AND_MIRROR),
                SEAM.maps(Passes.PICTURE_AND_MIRROR),
                SEAM.views())) {
            assertThat(network.dropouts()).isEmpty();
        }
    }

    @Test
    void channelsAreDroppedAtTheRateAndTheOthersKeepTheMean() {
        Dropout dropout = new Dropout("dropout", "layer", "", 100_000, 0.3);
        float[] factors = dropout.factors(random("factors"));

        float kept = (float) (1 / 0.7);
        for (float factor : factors) {
            assertThat(factor).isIn(0f, kept);
        }
        double mean = 0;
        for (float factor : factors) {
            mean += factor;
        }
        assertThat(mean / factors.length).isCloseTo(1, within(0.01));
        assertThat(dropout.factors(random("factors"))).isEqualTo(factors);
    }

    @Test
    void aProbabilityIsAboveZeroAndBelowOne() {
        for (double probability : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> new Dropout("dropout", "layer", "", 1, probability))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Checks that filters that read a dropped channel get a gradient of zero, and all others do not. */
    @Test
    void nothingIsLearntFromADroppedChannel() {
        Network network = CLASSIFIER.training();
        Map<String, FloatArray> weights = network.initial(random("weights"));
        Map<String, FloatArray> factors = factors(network, 1);
        float[] dropped =
                Objects.requireNonNull(factors.get("dropout_b7_dropout_2b2")).values();
        float[] gradient = Objects.requireNonNull(
                        gradients(network, weights, pictures(1), factors, 1).get("b7.conv_branch2b2.weight"))
                .values();

        assertThat(dropped).contains(0f).contains(2f);
        for (int channel = 0; channel < dropped.length; channel++) {
            double largest = 0;
            for (int i = channel; i < gradient.length; i += dropped.length) {
                largest = Math.max(largest, Math.abs(gradient[i]));
            }
            if (dropped[channel] == 0) {
                assertThat(largest).isZero();
            }
        }
        assertThat(gradient).isNotEqualTo(new float[gradient.length]);
    }

    @Test
    void aBatchInPartsWithTheSameMasksHasTheSameGradients() {
        Network network = CLASSIFIER.training();
        Map<String, FloatArray> weights = network.initial(random("weights"));
        Map<String, FloatArray> factors = factors(network, 3);

        Map<String, FloatArray> whole = gradients(network, weights, pictures(3), factors, 3);
        Map<String, FloatArray> parts = gradients(network, weights, pictures(3), factors, 1);

        for (String name : List.of("fc8.weight", "b7.conv_branch1.weight", "b6.conv_branch2b1.weight")) {
            Closeness.assertClose(
                    name, Objects.requireNonNull(parts.get(name)), Objects.requireNonNull(whole.get(name)), 1e-5);
        }
    }

    private static Map<String, FloatArray> gradients(
            Network network,
            Map<String, FloatArray> weights,
            FloatArray pictures,
            Map<String, FloatArray> factors,
            int part) {
        Numeric numeric = new Numeric(Precision.FLOAT32, 1);
        Map<String, Double> rates = new HashMap<>();
        LearningGroups.BY_ORIGIN_AND_KIND.names().forEach(name -> rates.put(name, 0.1));
        int n = pictures.shape()[0];
        try (Training training = new Training(network, weights, Map.of(), numeric, Training.Batches.SPLIT)) {
            List<PendingLosses> calls = new ArrayList<>();
            for (int from = 0; from < n; from += part) {
                Bindings bindings = new Bindings()
                        .with("picture", slice(pictures, from, part))
                        .with("labels", slice(labels(n), from, part));
                int first = from;
                factors.forEach((input, values) -> bindings.with(input, slice(values, first, part)));
                calls.add(training.accumulate(bindings, new Rates(rates, 0, 0), part / (double) n));
            }
            training.losses(calls);
            return training.gradients();
        }
    }

    private static SequencedMap<String, FloatArray> factors(Network network, int pictures) {
        SequencedMap<String, FloatArray> factors = new LinkedHashMap<>();
        RandomGenerator random = random("dropout");
        for (Dropout dropout : network.dropouts()) {
            float[] all = new float[pictures * dropout.channels()];
            for (int picture = 0; picture < pictures; picture++) {
                System.arraycopy(dropout.factors(random), 0, all, picture * dropout.channels(), dropout.channels());
            }
            factors.put(dropout.input(), new FloatArray(new int[] {pictures, dropout.channels(), 1, 1}, all));
        }
        return factors;
    }

    private static FloatArray pictures(int n) {
        FloatArray pictures = FloatArray.zeros(n, 3, SIDE, SIDE);
        RandomGenerator random = random("pictures");
        for (int i = 0; i < pictures.values().length; i++) {
            pictures.values()[i] = (float) random.nextGaussian();
        }
        return pictures;
    }

    private static FloatArray labels(int n) {
        FloatArray labels = FloatArray.zeros(n, CLASSES);
        for (int i = 0; i < n; i++) {
            labels.values()[i * CLASSES + i % CLASSES] = 1;
        }
        return labels;
    }

    private static FloatArray slice(FloatArray array, int from, int count) {
        int[] shape = array.shape().clone();
        int each = array.values().length / shape[0];
        shape[0] = count;
        return new FloatArray(shape, Arrays.copyOfRange(array.values(), from * each, (from + count) * each));
    }

    private static RandomGenerator random(String purpose) {
        return new Randomness(0, "test").stream(purpose);
    }
}
