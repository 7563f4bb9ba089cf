package dev.wsss.stages.net;

import static dev.wsss.stages.Closeness.assertClose;
import static dev.wsss.stages.Closeness.assertSummary;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet38;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Inference;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Parameter;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Target;
import dev.wsss.stages.walk.FeatureAffinity;
import dev.wsss.stages.walk.PairOffsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of networks on ResNet-38: each comparison with the CPU's own kernels and with those of a GPU. */
@ComparedWith("5_nets")
class ResNet38ParityTest {
    private static final Golden GOLDEN = Golden.folder("5_nets");
    private static final List<Target> TARGETS = List.of(Target.CPU, Target.GENERIC_CPU);
    private static final double TOLERANCE = 1e-4;

    private static final CamNetwork CLASSIFIER = CamNetwork.affinityNet(20);
    private static final AffinityNetwork AFFINITIES = AffinityNetwork.published();
    private static final SeamNetwork SEAM = SeamNetwork.published(20);

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("keys_r38_cls.json", CLASSIFIER.logits()),
                Arguments.of("keys_r38_aff.json", AFFINITIES.features()),
                Arguments.of("keys_r38_seam.json", SEAM.views()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void aNetworkHasTheParametersOfTheOriginal(String file, Network network) {
        List<String> expected = new ArrayList<>();
        GOLDEN.json(file)
                .get("canonical")
                .forEach(entry -> expected.add(entry.get(0).asText() + " " + entry.get(1)));
        assertThat(names(network.parameters())).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theBackboneListsItsOwnParametersInTheOrderOfTheOriginal() {
        List<String> all = new ArrayList<>();
        GOLDEN.json("keys_r38_cls.json")
                .get("canonical")
                .forEach(entry -> all.add(entry.get(0).asText() + " " + entry.get(1)));
        all.removeIf(name -> name.startsWith("fc8."));
        assertThat(names(ResNet38.published().parameters())).containsExactlyElementsOf(all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classifierCases")
    void logitsAndTapsAreTheOriginals(String input, JsonNode given) {
        FloatArray picture = picture(input);
        for (Target target : TARGETS) {
            FloatArray logits = run(CLASSIFIER.logits(), picture, target).get("logits");
            assertClose("logits", Objects.requireNonNull(logits).values(), floats(given, "logits"), TOLERANCE);
        }
        Map<String, FloatArray> taps = run(CLASSIFIER.taps(), picture, Target.CPU);
        for (String name : List.of("conv4", "conv5", "conv6")) {
            assertSummary(
                    name,
                    Objects.requireNonNull(taps.get(name)),
                    given.get("taps").get(name),
                    TOLERANCE);
        }
        FloatArray conv6 = Objects.requireNonNull(taps.get("conv6"));
        assertClose(
                "conv6",
                Samples.everyChannel(conv6, 128).values(),
                floats(given, "conv6_every_128th_channel"),
                TOLERANCE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classifierCases")
    void classMapsOfAPictureAndItsMirrorAreTheOriginals(String input, JsonNode given) {
        FloatArray picture = picture(input);
        Planes expected = GOLDEN.planes(given.get("cam").asText());
        FloatArray maps = Objects.requireNonNull(run(CLASSIFIER.maps(Passes.PICTURE_AND_MIRROR), picture, Target.CPU)
                .get("maps"));
        FloatArray mirrored = Objects.requireNonNull(
                run(CLASSIFIER.maps(Passes.PICTURE_AND_MIRROR), Samples.mirror(picture), Target.CPU)
                        .get("maps"));
        assertClose("mirrored maps", Samples.mirror(mirrored).values(), maps.values(), TOLERANCE);
        FloatArray own = classMaps(Objects.requireNonNull(
                run(CLASSIFIER.taps(), picture, Target.CPU).get("conv6")));
        assertClose("maps of the picture alone", own.values(), expected.values(), TOLERANCE);
        FloatArray other = classMaps(Objects.requireNonNull(
                run(CLASSIFIER.taps(), Samples.mirror(picture), Target.CPU).get("conv6")));
        float[] sum = Samples.mirror(other).values();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += own.values()[i];
        }
        assertClose("maps of both", maps.values(), sum, TOLERANCE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("affinityCases")
    void affinitiesAreTheOriginals(String input, JsonNode given) {
        for (Target target : TARGETS) {
            FloatArray features = Objects.requireNonNull(
                    run(AFFINITIES.features(), picture(input), target).get("features"));
            int[] shape = features.shape();
            Planes planes = new Planes(shape[1], shape[2], shape[3], features.values());
            assertClose(
                    "affinities",
                    FeatureAffinity.of(planes, PairOffsets.plain(5)).values(),
                    floats(given, "aff"),
                    TOLERANCE);
        }
    }

    @Test
    void aPictureIsPaddedToAMultipleOfTheStride() {
        FloatArray picture = picture("input1.npy");
        int[] shape = picture.shape();
        FloatArray padded = FloatArray.zeros(1, 3, (shape[2] + 7) / 8 * 8, (shape[3] + 7) / 8 * 8);
        for (int row = 0; row < 3 * shape[2]; row++) {
            int channel = row / shape[2];
            System.arraycopy(
                    picture.values(),
                    row * shape[3],
                    padded.values(),
                    (channel * padded.shape()[2] + row % shape[2]) * padded.shape()[3],
                    shape[3]);
        }
        FloatArray features = Objects.requireNonNull(
                run(AFFINITIES.paddedFeatures(), picture, Target.CPU).get("features"));
        assertClose(
                "features",
                features,
                Objects.requireNonNull(
                        run(AFFINITIES.features(), padded, Target.CPU).get("features")),
                1e-6);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seamCases")
    void mapsBeforeAndBehindPixelCorrelationAreTheOriginals(String input, JsonNode given) {
        FloatArray picture = GOLDEN.floats(input);
        for (Target target : TARGETS) {
            Map<String, FloatArray> views = run(SEAM.views(), picture, target);
            FloatArray low = Objects.requireNonNull(views.get("cam_low"));
            assertClose("low", low.values(), floats(given, "cam_before_resize"), TOLERANCE);
            FloatArray f9 = Objects.requireNonNull(views.get("f9"));
            assertClose("f9", Samples.everyChannel(f9, 8).values(), floats(given, "f9_every_8th_channel"), TOLERANCE);
            FloatArray cam = Objects.requireNonNull(views.get("cam"));
            assertClose("cam", Samples.everyPixel(cam, 4).values(), floats(given, "cam_every_4th_pixel"), TOLERANCE);
            FloatArray correlated = Objects.requireNonNull(views.get("correlated"));
            assertClose(
                    "correlated",
                    Samples.everyPixel(correlated, 4).values(),
                    floats(given, "cam_rv_every_4th_pixel"),
                    TOLERANCE);
            assertSummary("f9", f9, given.get("taps").get("f9"), TOLERANCE);
            assertSummary("cam", cam, given.get("taps").get("cam"), TOLERANCE);
            assertSummary("correlated", correlated, given.get("taps").get("cam_rv"), TOLERANCE);
        }
    }

    @Test
    void seamsMapsAreThoseOfAPictureAndItsMirrorWithoutTheBackground() {
        FloatArray picture = picture("input1.npy");
        FloatArray maps = Objects.requireNonNull(
                run(SEAM.maps(Passes.PICTURE_AND_MIRROR), picture, Target.CPU).get("maps"));
        FloatArray own =
                Objects.requireNonNull(run(SEAM.views(), picture, Target.CPU).get("correlated_low"));
        FloatArray other = Samples.mirror(Objects.requireNonNull(
                run(SEAM.views(), Samples.mirror(picture), Target.CPU).get("correlated_low")));
        int plane = own.shape()[2] * own.shape()[3];
        assertThat(maps.shape()).containsExactly(1, 20, own.shape()[2], own.shape()[3]);
        float[] sum = Arrays.copyOfRange(own.values(), plane, own.values().length);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.values()[plane + i];
        }
        assertClose("maps", maps.values(), sum, 1e-5);
    }

    @Test
    void aPartThatTheBackboneDoesNotHaveCannotBeFrozen() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new SeamNetwork(ResNet38.published(), Frozen.upTo("layer2"), 3).training())
                .hasMessageContaining("layer2")
                .hasMessageContaining("b2_2");
    }

    static Stream<Arguments> classifierCases() {
        return cases("r38_cls");
    }

    static Stream<Arguments> affinityCases() {
        return cases("r38_aff");
    }

    static Stream<Arguments> seamCases() {
        return cases("r38_seam");
    }

    private static Stream<Arguments> cases(String net) {
        return StreamSupport.stream(GOLDEN.json("cases.json").get("cases").spliterator(), false)
                .filter(given -> given.get("net").asText().equals(net))
                .map(given -> Arguments.of(given.get("input").asText().replace("[:1]", ""), given));
    }

    private static List<String> names(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.name() + " "
                        + Arrays.toString(parameter.shape()).replace(" ", ""))
                .toList();
    }

    private static float[] floats(JsonNode given, String file) {
        return GOLDEN.floats(given.get(file).asText()).values();
    }

    /** Returns the first picture of a file. */
    private static FloatArray picture(String input) {
        FloatArray all = GOLDEN.floats(input);
        int[] shape = all.shape();
        int size = all.values().length / shape[0];
        return new FloatArray(new int[] {1, shape[1], shape[2], shape[3]}, Arrays.copyOf(all.values(), size));
    }

    private static Map<String, FloatArray> run(Network network, FloatArray picture, Target target) {
        GeneratedWeights weights =
                new GeneratedWeights(GOLDEN.json("cases.json").get("seed").asText());
        Numeric numeric = new Numeric(Precision.FLOAT32, 2, target);
        try (Inference inference = new Inference(network, weights.of(network), numeric)) {
            return inference.run(new Bindings().with("picture", picture));
        }
    }

    /** Returns max(0, fc8) of features, in float64. */
    private static FloatArray classMaps(FloatArray features) {
        int[] shape = features.shape();
        int plane = shape[2] * shape[3];
        float[] filters = new GeneratedWeights(
                        GOLDEN.json("cases.json").get("seed").asText())
                .tensor("fc8.weight", 20, shape[1], 1, 1)
                .values();
        FloatArray maps = FloatArray.zeros(1, 20, shape[2], shape[3]);
        for (int i = 0; i < maps.values().length; i++) {
            double sum = 0;
            for (int channel = 0; channel < shape[1]; channel++) {
                sum += (double) filters[i / plane * shape[1] + channel]
                        * features.values()[channel * plane + i % plane];
            }
            maps.values()[i] = (float) Math.max(0, sum);
        }
        return maps;
    }
}
