package dev.wsss.stages.net;

import static dev.wsss.stages.Closeness.assertClose;
import static dev.wsss.stages.Closeness.assertSummary;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.net.backbone.EfficientNetLite0;
import dev.wsss.stages.net.backbone.EfficientNetLite0.Resolution;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.Tap;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Geometry;
import dev.wsss.stages.script.Inference;
import dev.wsss.stages.script.Initialiser;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Parameter;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.script.Target;
import dev.wsss.stages.script.Value;
import dev.wsss.stages.weights.WeightsFile;
import dev.wsss.stages.weights.WeightsImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of EfficientNet-Lite0 at both resolutions, with the CPU's own kernels and with those of a GPU. */
@ComparedWith("10_effnet")
class EfficientNetParityTest {
    private static final Golden GOLDEN = Golden.folder("10_effnet");
    private static final double TOLERANCE = 1e-4;

    static Stream<Arguments> cases() {
        return StreamSupport.stream(GOLDEN.json("cases.json").get("cases").spliterator(), false)
                .flatMap(given -> Stream.of(Target.CPU, Target.GENERIC_CPU)
                        .map(target -> Arguments.of(
                                given.get("input").asText(), given.get("stride").asInt(), target, given)));
    }

    @ParameterizedTest(name = "{0}, stride {1}, {2}")
    @MethodSource("cases")
    void everyStageIsTheOriginals(String input, int stride, Target target, JsonNode given) {
        Network network = network(stride == 16 ? Resolution.SEGMENTATION : Resolution.PUBLISHED);
        GeneratedWeights weights =
                new GeneratedWeights(GOLDEN.json("cases.json").get("seed").asText());
        Map<String, FloatArray> state = weights.of(network);
        FloatArray classifier = weights.tensor("_fc.weight", 1000, 1280);
        state.put("_fc.weight", new FloatArray(new int[] {1000, 1280, 1, 1}, classifier.values()));
        Map<String, FloatArray> seen = run(network, state, input, target);
        given.get("taps")
                .properties()
                .forEach(tap -> assertSummary(
                        tap.getKey(),
                        Objects.requireNonNull(seen.get(tap.getKey()), tap.getKey()),
                        tap.getValue(),
                        TOLERANCE));
        for (String whole : List.of("stage7", "logits")) {
            assertClose(
                    whole,
                    Objects.requireNonNull(seen.get(whole)).values(),
                    GOLDEN.floats(given.get(whole).asText()).values(),
                    TOLERANCE);
        }
    }

    /** Compares all stages; the file is not shipped: {@code wsss weights get efficientnet-lite0} downloads it. */
    @ParameterizedTest
    @EnumSource(Resolution.class)
    @EnabledIfSystemProperty(named = "wsss.lite0", matches = ".+", disabledReason = "no -Dwsss.lite0=FILE.pth")
    void withThePublishedWeightsTheStagesAreTheOriginals(Resolution resolution) throws Exception {
        JsonNode published = GOLDEN.json("cases.json").get("published_weights");
        var file = WeightsFile.read(Path.of(System.getProperty("wsss.lite0")));
        Map<String, FloatArray> weights = new LinkedHashMap<>(
                WeightsImporter.of(file).whole(file, List.of()).stateDict().arrays());
        weights.put("_fc.weight", FloatArray.zeros(1000, 1280, 1, 1));
        weights.put("_fc.bias", FloatArray.zeros(1000));
        Map<String, FloatArray> seen =
                run(network(resolution), weights, published.get("input").asText(), Target.CPU);
        int stride = resolution == Resolution.SEGMENTATION ? 16 : 32;
        published.get("stride" + stride).properties().stream()
                .filter(tap -> !tap.getKey().equals("logits"))
                .forEach(tap -> assertSummary(
                        tap.getKey(),
                        Objects.requireNonNull(seen.get(tap.getKey()), tap.getKey()),
                        tap.getValue(),
                        TOLERANCE));
    }

    @Test
    void theBackboneListsItsOwnParametersInTheOrderOfTheOriginal() {
        List<String> expected = new ArrayList<>();
        GOLDEN.json("keys_lite0.json").properties().forEach(entry -> expected.add(entry.getKey()));
        expected.removeIf(name -> name.startsWith("_fc."));
        assertThat(EfficientNetLite0.published().parameters())
                .extracting(Parameter::name)
                .containsExactlyElementsOf(expected);
    }

    /** Returns all stages, and the classifier of the original on top. */
    private static Network network(Resolution resolution) {
        Script script = new Script();
        List<Tap> stages = new EfficientNetLite0(1, Statistics.RUNNING, resolution)
                .stages(script, script.input("picture", 3), Frozen.NOTHING);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        stages.forEach(stage -> outputs.put(stage.name(), stage.value()));
        Value pooled = script.globalAverage(stages.getLast().value());
        outputs.put(
                "logits",
                script.flatten(script.convWithBias("_fc", pooled, 1000, Geometry.POINTWISE, Initialiser.UNIFORM)));
        return script.network(outputs);
    }

    private static Map<String, FloatArray> run(
            Network network, Map<String, FloatArray> weights, String input, Target target) {
        try (Inference inference = new Inference(network, weights, new Numeric(Precision.FLOAT32, 2, target))) {
            return inference.run(new Bindings().with("picture", GOLDEN.floats(input)));
        }
    }
}
