package dev.wsss.stages.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.Closeness;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.ByteArray;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.PendingLosses;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Rates;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Training;
import dev.wsss.stages.script.Value;
import dev.wsss.stages.walk.PairLabels;
import dev.wsss.stages.walk.PairOffsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of AffinityNet's losses and their gradients, as functions of stored features in place of a network. */
@ComparedWith("4_affinity")
class PairLossParityTest {
    private static final Golden GOLDEN = Golden.folder("4_affinity");
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void lossesAndGradientsAreTheOriginals(String name, JsonNode given) {
        PairOffsets offsets = PairOffsets.plain(given.get("radius").asInt());
        FloatArray features = GOLDEN.floats(name + "_feat.npy");
        Network network = network(offsets, features.shape());
        try (Training training = training(network, features)) {
            PendingLosses call = training.accumulate(pairs(name, offsets, 0, features.shape()[0]), rates(), 1);
            float[] losses = training.losses(List.of(call)).getFirst();
            for (int i = 0; i < losses.length; i++) {
                String part = network.results().get(i);
                double expected = given.get("losses").get(part).asDouble();
                assertThat((double) losses[i]).as(part).isCloseTo(expected, within(TOLERANCE * expected));
            }
            Closeness.assertClose(name, gradient(training), GOLDEN.floats(name + "_grad.npy"), TOLERANCE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aBatchInPartsHasTheSameLossesAndGradients(String name, JsonNode given) {
        PairOffsets offsets = PairOffsets.plain(given.get("radius").asInt());
        FloatArray features = GOLDEN.floats(name + "_feat.npy");
        int[] shape = features.shape();
        int size = features.values().length / shape[0];
        double total = 0;
        for (int i = 0; i < shape[0]; i++) {
            FloatArray one = new FloatArray(
                    new int[] {1, shape[1], shape[2], shape[3]},
                    Arrays.copyOfRange(features.values(), i * size, (i + 1) * size));
            try (Training training = training(network(offsets, one.shape()), one)) {
                PendingLosses call = training.accumulate(pairs(name, offsets, i, i + 1), rates(), 1);
                total += training.losses(List.of(call)).getFirst()[0];
                float[] expected =
                        Arrays.copyOfRange(GOLDEN.floats(name + "_grad.npy").values(), i * size, (i + 1) * size);
                Closeness.assertClose(name, gradient(training).values(), expected, TOLERANCE);
            }
        }
        double expected = given.get("losses").get("total").asDouble();
        assertThat(total).isCloseTo(expected, within(TOLERANCE * expected));
    }

    static Stream<Arguments> cases() {
        return StreamSupport.stream(GOLDEN.json("cases.json").spliterator(), false)
                .filter(given -> given.get("case").asText().startsWith("psa_loss_"))
                .map(given -> Arguments.of(given.get("case").asText(), given));
    }

    private static Network network(PairOffsets offsets, int[] shape) {
        Script script = new Script();
        Value features = script.parameter("features", shape[1], shape);
        return script.network(AffinityNetwork.losses(script, offsets, features));
    }

    private static Training training(Network network, FloatArray features) {
        return new Training(
                network,
                Map.of("features", features),
                Map.of(),
                new Numeric(Precision.FLOAT32, 2),
                Training.Batches.SPLIT);
    }

    private static FloatArray gradient(Training training) {
        return Objects.requireNonNull(training.gradients().get("features"));
    }

    private static Rates rates() {
        return new Rates(Map.of("backbone", 1.0), 0, 0);
    }

    /** Returns the codes of some pictures, with the counts of all. */
    private static Bindings pairs(String name, PairOffsets offsets, int from, int to) {
        NpyArray maps = GOLDEN.npy(name + "_maps.npy");
        int[] shape = maps.shape();
        int size = shape[1] * shape[2];
        List<PairLabels> labels = new ArrayList<>();
        for (int i = 0; i < shape[0]; i++) {
            byte[] map = Arrays.copyOfRange(maps.bytes(), i * size, (i + 1) * size);
            labels.add(PairLabels.of(new LabelMap(shape[2], shape[1], map), offsets));
        }
        float[] counts = new float[4];
        labels.forEach(each -> {
            for (byte code : each.codes()) {
                counts[code]++;
            }
        });
        int each = labels.getFirst().codes().length;
        byte[] codes = new byte[(to - from) * each];
        for (int i = from; i < to; i++) {
            System.arraycopy(labels.get(i).codes(), 0, codes, (i - from) * each, each);
        }
        int[] all = {to - from, 1, offsets.size(), labels.getFirst().sources()};
        return new Bindings()
                .with("pairs", new ByteArray(all, codes))
                .with("counts", new FloatArray(new int[] {3}, Arrays.copyOfRange(counts, 1, 4)));
    }
}
