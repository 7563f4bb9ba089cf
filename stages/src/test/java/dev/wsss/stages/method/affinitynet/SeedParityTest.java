package dev.wsss.stages.method.affinitynet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.crf.DenseCrf;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.ClassValues;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** AffinityNet's and SEAM's seeds from the original's class maps, with one lattice for both alphas. */
@ComparedWith("5_nets")
class SeedParityTest {
    private static final Golden GOLDEN = Golden.folder("5_nets");
    private static final Crf.Gaussian SMOOTHNESS = new Crf.Gaussian(3, 3);
    private static final Crf.Bilateral APPEARANCE = new Crf.Bilateral(80, 13, 10);
    private static final double AFFINITYNET_THRESHOLD = 0.2;
    private static final double SEAM_THRESHOLD = 0.26;

    static Stream<Arguments> pictures() {
        return Stream.of("psa", "seam")
                .flatMap(method -> GOLDEN.json("pipeline.json").get("images").properties().stream()
                        .map(entry -> Arguments.of(method, entry.getKey(), labels(method, entry.getValue()))));
    }

    private static List<Integer> labels(String method, JsonNode picture) {
        return StreamSupport.stream(picture.get(method + "_cam_keys").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pictures")
    void bothBeliefsAreTheOriginals(String method, String id, List<Integer> labels) {
        String prefix = "pipeline_" + method + "_" + id + "_";
        Planes maps = GOLDEN.planes(prefix + "cam.npy");
        DenseCrf field = DenseCrf.of(GOLDEN.rgb("pipeline_" + id + "_rgb.npy"), SMOOTHNESS, APPEARANCE);
        double high = method.equals("psa") ? 32 : 24;
        SoftSeeds seeds = new SoftSeeds.Rule(new AlphaBackground(4), new AlphaBackground(high), 10).of(maps, field);
        assertAgree(prefix + "low", places(seeds.low()), GOLDEN.labels(prefix + "crf_low_argmax.npy"));
        assertAgree(prefix + "high", places(seeds.high()), GOLDEN.labels(prefix + "crf_high_argmax.npy"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pictures")
    void theMapsAboveTheThresholdAreTheOriginals(String method, String id, List<Integer> labels) {
        String prefix = "pipeline_" + method + "_" + id + "_";
        double threshold = method.equals("psa") ? AFFINITYNET_THRESHOLD : SEAM_THRESHOLD;
        LabelMap mask = Segmentation.of(GOLDEN.planes(prefix + "cam.npy"), ClassValues.of(labels), threshold);
        assertAgree(prefix + "cam_pred", mask, GOLDEN.labels(prefix + "cam_pred.npy"));
    }

    /** The strongest plane of each pixel, the first of equals. */
    private static LabelMap places(Planes scores) {
        LabelMap places = LabelMap.background(scores.width(), scores.height());
        for (int pixel = 0; pixel < scores.planeSize(); pixel++) {
            int best = 0;
            for (int plane = 1; plane < scores.channels(); plane++) {
                float value = scores.values()[plane * scores.planeSize() + pixel];
                best = value > scores.values()[best * scores.planeSize() + pixel] ? plane : best;
            }
            places.labels()[pixel] = (byte) best;
        }
        return places;
    }

    private static void assertAgree(String what, LabelMap actual, LabelMap expected) {
        int differ = 0;
        for (int i = 0; i < expected.labels().length; i++) {
            differ += actual.labels()[i] == expected.labels()[i] ? 0 : 1;
        }
        System.out.printf("%s: %d of %d pixels differ%n", what, differ, expected.labels().length);
        assertThat(differ).as(what).isLessThanOrEqualTo(expected.labels().length / 1000);
    }
}
