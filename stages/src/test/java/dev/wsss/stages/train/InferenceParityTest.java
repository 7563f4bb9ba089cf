package dev.wsss.stages.train;

import static dev.wsss.stages.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.GeneratedWeights;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.net.Passes;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Target;
import dev.wsss.stages.weights.StateDict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ComparedWith("5_nets")
class InferenceParityTest {
    private static final double TOLERANCE = 1e-4;

    /** Targets: oneDNN's kernels, and those of a GPU, on the CPU; or the GPU itself. */
    private static final List<Target> TARGETS = List.of(Here.PROCESSOR.target(), Target.GENERIC_CPU);

    @ParameterizedTest(name = "{0}")
    @MethodSource("camCases")
    void classMapsAreTheOriginals(String input, JsonNode given) {
        Planes expected = Golden.folder("5_nets").planes(given.get("cam").asText());
        for (Target target : TARGETS) {
            assertClose(
                    input + " cam on " + target,
                    maps(input, new Numeric(Precision.FLOAT32, 2, target)),
                    expected,
                    TOLERANCE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("camCases")
    void theKernelsOfAGpuGiveTheClassMapsOfOneDnn(String input, JsonNode ignored) {
        Planes oneDnn = maps(input, new Numeric(Precision.FLOAT32, 2));
        assertClose(input, maps(input, new Numeric(Precision.FLOAT32, 2, Target.GENERIC_CPU)), oneDnn, 1e-5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("camCases")
    void classMapsInBfloat16AreThoseOfFloat32UpToRounding(String input, JsonNode given) {
        Planes expected = Golden.folder("5_nets").planes(given.get("cam").asText());
        double correlation = correlation(
                maps(input, Here.PROCESSOR.numeric(Precision.BFLOAT16, 2)).values(), expected.values());
        System.out.printf("%s cam in bfloat16: correlation %.5f%n", input, correlation);
        assertThat(correlation).isGreaterThanOrEqualTo(0.99);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("boundaryCases")
    void boundariesOfAPaddedPictureAreTheOriginals(String input, JsonNode given) {
        Golden golden = Golden.folder("5_nets");
        IrnNetwork network = new IrnNetwork(ResNet50.published(), IrnNetwork.Branches.EDGE_AND_DISPLACEMENT);
        StateDict weights = new StateDict(new GeneratedWeights(seed()).of(network.boundaries(512)));
        for (Target target : TARGETS) {
            try (PictureNetwork irn =
                    new PictureNetwork(network.boundaries(512), weights, new Numeric(Precision.FLOAT32, 2, target))) {
                assertClose(
                        "edge on " + target,
                        irn.planes("edge", first(input)),
                        golden.planes(given.get("edge").asText()),
                        TOLERANCE);
                assertClose(
                        "dp on " + target,
                        irn.planes("displacement", first(input)),
                        golden.planes(given.get("dp").asText()),
                        TOLERANCE);
            }
        }
    }

    static Stream<Arguments> camCases() {
        return cases("r50_cam");
    }

    static Stream<Arguments> boundaryCases() {
        return cases("r50_irn ");
    }

    private static Stream<Arguments> cases(String net) {
        JsonNode cases = Golden.folder("5_nets").json("cases.json").get("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .filter(given -> (given.get("net").asText() + " ").startsWith(net))
                .filter(given -> !net.endsWith(" ") || given.get("net").asText().length() > net.length())
                .map(given -> Arguments.of(given.get("input").asText().replaceAll(" .*", ""), given));
    }

    private static String seed() {
        return Golden.folder("5_nets").json("cases.json").get("seed").asText();
    }

    private static Planes maps(String input, Numeric numeric) {
        Network maps = CamNetwork.published(20).maps(Passes.PICTURE_AND_MIRROR);
        StateDict weights = new StateDict(new GeneratedWeights(seed()).of(maps));
        try (PictureNetwork cam = new PictureNetwork(maps, weights, numeric)) {
            return cam.planes("maps", first(input));
        }
    }

    /** Returns the first picture of a batch. */
    private static Planes first(String input) {
        FloatArray batch = Golden.folder("5_nets").floats(input);
        int[] shape = batch.shape();
        int size = FloatArray.size(shape[1], shape[2], shape[3]);
        return new Planes(shape[1], shape[2], shape[3], Arrays.copyOf(batch.values(), size));
    }

    private static double correlation(float[] a, float[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
