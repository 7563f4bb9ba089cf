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
import dev.wsss.stages.script.Inference;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ComparedWith("4_affinity")
class IrnLossParityTest {
    private static final Golden GOLDEN = Golden.folder("4_affinity");
    private static final Numeric FLOAT32 = new Numeric(Precision.FLOAT32, 2);
    private static final double TOLERANCE = 1e-6;

    /** Compares losses as functions of stored maps in place of a network. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("lossCases")
    void lossesAndGradientsAreTheOriginals(String name, JsonNode given) {
        PairOffsets offsets = PairOffsets.radius(given.get("radius").asInt());
        SequencedMap<String, FloatArray> maps = new LinkedHashMap<>();
        maps.put("edge.weight", GOLDEN.floats(name + "_edge_logit.npy"));
        maps.put("dp.weight", GOLDEN.floats(name + "_dp.npy"));
        try (Training training =
                new Training(network(offsets, maps), maps, Map.of(), FLOAT32, Training.Batches.SPLIT)) {
            Bindings pairs = pairs(GOLDEN.npy(name + "_maps.npy"), offsets);
            PendingLosses call = training.accumulate(pairs, new Rates(Map.of("backbone", 1.0), 0, 0), 1);
            float[] losses = training.losses(List.of(call)).getFirst();
            int next = 0;
            for (String part : network(offsets, maps).results()) {
                double expected = given.get("losses").get(part).asDouble();
                assertThat((double) losses[next++]).as(part).isCloseTo(expected, within(TOLERANCE * expected));
            }
            Map<String, FloatArray> gradients = training.gradients();
            Map.of("edge.weight", "_grad_edge.npy", "dp.weight", "_grad_dp.npy")
                    .forEach((map, file) -> Closeness.assertClose(
                            name + file,
                            Objects.requireNonNull(gradients.get(map)),
                            GOLDEN.floats(name + file),
                            TOLERANCE));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pathCases")
    void affinitiesAlongPathsAreExactlyTheOriginals(String name, JsonNode given) {
        PairOffsets offsets = PairOffsets.radius(given.get("radius").asInt());
        FloatArray edge = GOLDEN.floats(name + "_edge.npy");
        int[] shape = edge.shape();
        Script script = new Script();
        Value affinities = IrnLoss.affinities(script, offsets, script.input("edge", 1));
        Network network = script.network(outputs("affinities", affinities));
        try (Inference inference = new Inference(network, Map.of(), FLOAT32)) {
            Bindings input =
                    new Bindings().with("edge", new FloatArray(new int[] {1, 1, shape[0], shape[1]}, edge.values()));
            FloatArray actual = Objects.requireNonNull(inference.run(input).get("affinities"));
            int sources = actual.shape()[3];
            assertThat(actual.shape())
                    .containsExactly(1, 1, given.get("shape").get(0).asInt(), sources);
            if (given.has("rows")) {
                FloatArray rows = GOLDEN.floats(name + "_aff_rows.npy");
                for (int i = 0; i < given.get("rows").size(); i++) {
                    int row = given.get("rows").get(i).asInt();
                    assertThat(Arrays.copyOfRange(actual.values(), row * sources, (row + 1) * sources))
                            .isEqualTo(Arrays.copyOfRange(rows.values(), i * sources, (i + 1) * sources));
                }
            } else {
                assertThat(actual.values())
                        .isEqualTo(GOLDEN.floats(name + "_aff.npy").values());
            }
        }
    }

    static Stream<Arguments> lossCases() {
        return cases("irn_loss_");
    }

    static Stream<Arguments> pathCases() {
        return cases("pathmax_");
    }

    private static Stream<Arguments> cases(String prefix) {
        return StreamSupport.stream(GOLDEN.json("cases.json").spliterator(), false)
                .filter(given -> given.get("case").asText().startsWith(prefix))
                .map(given -> Arguments.of(given.get("case").asText(), given));
    }

    private static Network network(PairOffsets offsets, Map<String, FloatArray> maps) {
        Script script = new Script();
        Value edge = stored(script, "edge", maps);
        Value displacement = stored(script, "dp", maps);
        return script.network(new IrnLoss(script, offsets).of(edge, displacement));
    }

    private static Value stored(Script script, String name, Map<String, FloatArray> maps) {
        int[] shape = Objects.requireNonNull(maps.get(name + ".weight")).shape();
        return script.parameter(name + ".weight", shape[1], shape);
    }

    private static Bindings pairs(NpyArray array, PairOffsets offsets) {
        int[] shape = array.shape();
        int size = shape[1] * shape[2];
        long[] counts = new long[4];
        byte[] codes = new byte[0];
        PairLabels last = null;
        for (int i = 0; i < shape[0]; i++) {
            byte[] labels = Arrays.copyOfRange(array.bytes(), i * size, (i + 1) * size);
            last = PairLabels.of(new LabelMap(shape[2], shape[1], labels), offsets);
            byte[] more = last.codes();
            for (byte code : more) {
                counts[code]++;
            }
            int start = codes.length;
            codes = Arrays.copyOf(codes, start + more.length);
            System.arraycopy(more, 0, codes, start, more.length);
        }
        int sources = Objects.requireNonNull(last).sources();
        return new Bindings()
                .with("pairs", new ByteArray(new int[] {shape[0], 1, offsets.size(), sources}, codes))
                .with("counts", new FloatArray(new int[] {3}, new float[] {counts[1], counts[2], counts[3]}));
    }

    private static SequencedMap<String, Value> outputs(String name, Value value) {
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put(name, value);
        return outputs;
    }
}
