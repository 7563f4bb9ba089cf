package dev.wsss.stages.net;

import static dev.wsss.stages.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Inference;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Parameter;
import dev.wsss.stages.script.Precision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ComparedWith("5_nets")
class NetworksParityTest {
    private static final Numeric FLOAT32 = new Numeric(Precision.FLOAT32, 2);
    private static final double TOLERANCE = 1e-4;

    private static final IrnNetwork IRN =
            new IrnNetwork(ResNet50.published(), IrnNetwork.Branches.EDGE_AND_DISPLACEMENT);

    @Test
    void theClassMapNetworkHasTheParametersOfTheOriginal() {
        assertSameTable(camNetwork().logits(), "keys_r50_cam.json");
    }

    @Test
    void irnHasTheParametersOfTheOriginal() {
        assertSameTable(IRN.logits(), "keys_r50_irn.json");
    }

    @Test
    void generatedWeightsAreTheOnesTheOriginalsRanWith() {
        GeneratedWeights weights = new GeneratedWeights(seed());
        Golden.folder("5_nets").json("weights_check_r50.json").properties().forEach(entry -> {
            JsonNode expected = entry.getValue();
            int[] shape = new JsonMapper().convertValue(expected.get("shape"), int[].class);
            float[] values = weights.tensor(entry.getKey(), shape).values();
            for (int i = 0; i < expected.get("first8").size(); i++) {
                assertThat(values[i])
                        .isEqualTo((float) expected.get("first8").get(i).asDouble());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("camCases")
    void logitsAndLayersAreTheOriginals(String file, JsonNode given) {
        Golden golden = Golden.folder("5_nets");
        FloatArray input = golden.floats(given.get("input").asText());
        FloatArray logits = run(camNetwork().logits(), input).get("logits");
        assertClose(
                file + " logits",
                Objects.requireNonNull(logits),
                golden.floats(given.get("logits").asText()),
                TOLERANCE);
        Map<String, FloatArray> stages = new LinkedHashMap<>();
        run(camNetwork().taps(), input).forEach((name, values) -> stages.put(name.replace("layer", "stage"), values));
        assertTaps(stages, given.get("taps"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("irnCases")
    void boundariesAndDisplacementsAreTheOriginals(String input, JsonNode given) {
        Golden golden = Golden.folder("5_nets");
        Map<String, FloatArray> outputs =
                run(IRN.logits(), golden.floats(given.get("input").asText()));
        Map.of("edge", "edge", "displacement", "dp_eval", "raw", "dp_train")
                .forEach((output, file) -> assertClose(
                        file,
                        Objects.requireNonNull(outputs.get(output)),
                        golden.floats(given.get(file).asText()),
                        TOLERANCE));
    }

    static Stream<Arguments> camCases() {
        return cases("r50_cam");
    }

    static Stream<Arguments> irnCases() {
        return cases("r50_irn");
    }

    private static Stream<Arguments> cases(String net) {
        JsonNode cases = Golden.folder("5_nets").json("cases.json").get("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .filter(given -> given.get("net").asText().equals(net))
                .map(given -> Arguments.of(given.get("input").asText(), given));
    }

    private static String seed() {
        return Golden.folder("5_nets").json("cases.json").get("seed").asText();
    }

    private static CamNetwork camNetwork() {
        return CamNetwork.published(20);
    }

    private static Map<String, FloatArray> run(Network network, FloatArray picture) {
        try (Inference inference = new Inference(network, new GeneratedWeights(seed()).of(network), FLOAT32)) {
            return inference.run(new Bindings().with("picture", picture));
        }
    }

    private static void assertTaps(Map<String, FloatArray> outputs, JsonNode taps) {
        taps.properties().forEach(tap -> {
            FloatArray values = Objects.requireNonNull(outputs.get(tap.getKey()), tap.getKey());
            JsonNode expected = tap.getValue();
            double squares = 0;
            double sum = 0;
            for (float value : values.values()) {
                sum += value;
                squares += (double) value * value;
            }
            double largest = expected.get("max").asDouble();
            assertThat(sum / values.values().length)
                    .isCloseTo(expected.get("mean").asDouble(), within(largest));
            assertThat(Math.sqrt(squares))
                    .isCloseTo(
                            expected.get("l2").asDouble(),
                            within(expected.get("l2").asDouble()));
            for (int i = 0; i < expected.get("first8").size(); i++) {
                assertThat((double) values.values()[i])
                        .isCloseTo(expected.get("first8").get(i).asDouble(), within(largest));
            }
        });
    }

    private static org.assertj.core.data.Offset<Double> within(double largest) {
        return org.assertj.core.data.Offset.offset(TOLERANCE * largest);
    }

    private static void assertSameTable(Network network, String file) {
        Map<String, String> expected = new TreeMap<>();
        Golden.folder("5_nets")
                .json(file)
                .get("canonical")
                .forEach(entry ->
                        expected.put(entry.get(0).asText(), entry.get(1).toString()));
        Map<String, String> actual = new TreeMap<>();
        for (Parameter parameter : network.parameters()) {
            actual.put(
                    parameter.name(),
                    java.util.Arrays.toString(parameter.shape()).replace(" ", ""));
        }
        assertThat(actual).isEqualTo(expected);
    }
}
