package dev.wsss.stages.train;

import static dev.wsss.stages.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.Golden;
import dev.wsss.stages.crf.CrfParameters;
import dev.wsss.stages.crf.DenseCrf;
import dev.wsss.stages.crf.Unary;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Resize;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.GeneratedWeights;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.net.ResNet50;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.walk.RandomWalk;
import dev.wsss.stages.walk.WalkedScores;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From a picture to its mask through networks with generated weights, every link against the original's. */
class PipelineIrnParityTest {
    private static final Golden GOLDEN = Golden.folder("5_nets");
    private static final Numeric FLOAT32 = new Numeric(Precision.FLOAT32, 2);
    private static final double[] SCALES = {1, 0.5, 1.5, 2};
    private static final CrfParameters CRF = new CrfParameters(3, 3, 50, 5, 10);
    private static final float FOREGROUND = 0.30f;
    private static final float BACKGROUND = 0.05f;
    private static final float MASK_BACKGROUND = 0.25f;

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void everyLinkOfTheChainIsTheOriginals(String id, int[] keys) {
        RgbImage picture = GOLDEN.rgb("pipeline_" + id + "_rgb.npy");
        String prefix = "pipeline_irn_" + id + "_";
        ClassMaps maps = classMaps(picture, keys);
        assertClose(id + " cam", maps.strided(), GOLDEN.planes(prefix + "cam.npy"), 1e-4);
        assertClose(id + " high_res", maps.full(), GOLDEN.planes(prefix + "high_res.npy"), 1e-4);
        assertAgree(id + " ir_label", seeds(picture, maps.full(), keys), GOLDEN.labels(prefix + "ir_label.npy"));
        assertAgree(id + " sem_seg", mask(picture, maps.strided(), keys), GOLDEN.labels(prefix + "sem_seg.npy"));
    }

    static Stream<Arguments> pictures() {
        return GOLDEN.json("pipeline.json").get("images").properties().stream().map(entry -> {
            JsonNode keys = entry.getValue().get("keys");
            int[] classes = StreamSupport.stream(keys.spliterator(), false)
                    .mapToInt(JsonNode::asInt)
                    .toArray();
            return Arguments.of(entry.getKey(), classes);
        });
    }

    private static ClassMaps classMaps(RgbImage picture, int[] keys) {
        CamNetwork network = CamNetwork.published(20);
        StateDict weights = new StateDict(generated().of(network.maps()));
        List<Planes> maps = new ArrayList<>();
        try (CamInference cam = new CamInference(network, weights, FLOAT32)) {
            for (double scale : SCALES) {
                int width = Resize.side(picture.width(), scale);
                int height = Resize.side(picture.height(), scale);
                RgbImage scaled = scale == 1 ? picture : Resize.bicubic(picture, width, height);
                maps.add(ClassMaps.only(cam.maps(Normalised.of(scaled)), keys));
            }
        }
        return new ClassMaps(maps, picture.height(), picture.width());
    }

    /** Classes where the strict threshold finds some, background where not even the loose one does, else nothing. */
    private static LabelMap seeds(RgbImage picture, Planes full, int[] keys) {
        DenseCrf crf = DenseCrf.of(picture, CRF);
        LabelMap strict = classes(refined(crf, full, FOREGROUND), keys);
        LabelMap loose = classes(refined(crf, full, BACKGROUND), keys);
        for (int i = 0; i < strict.labels().length; i++) {
            if (strict.labels()[i] == 0 && loose.labels()[i] != 0) {
                strict.labels()[i] = (byte) LabelMap.IGNORE;
            }
        }
        return strict;
    }

    private static LabelMap refined(DenseCrf crf, Planes full, float threshold) {
        LabelMap ids = new WalkedScores(full).labels(threshold);
        return crf.labels(Unary.fromLabels(ids, full.channels() + 1, 0.7), 10);
    }

    private static LabelMap mask(RgbImage picture, Planes cam, int[] keys) {
        IrnNetwork network = new IrnNetwork(ResNet50.published(), IrnNetwork.Branches.EDGE);
        StateDict weights = new StateDict(generated().of(network.boundaries(512)));
        try (IrnInference irn = new IrnInference(network, weights, FLOAT32, 512)) {
            Planes walked = new RandomWalk(5, 10, 8).walk(cam, irn.edge(Normalised.of(picture)));
            WalkedScores scores = WalkedScores.of(walked, picture.height(), picture.width());
            return classes(scores.labels(MASK_BACKGROUND), keys);
        }
    }

    private static LabelMap classes(LabelMap ids, int[] keys) {
        byte[] labels = ids.labels().clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (labels[i] == 0 ? 0 : keys[labels[i] - 1] + 1);
        }
        return new LabelMap(ids.width(), ids.height(), labels);
    }

    private static GeneratedWeights generated() {
        return new GeneratedWeights(GOLDEN.json("pipeline.json").get("seed").asText());
    }

    private static void assertAgree(String what, LabelMap actual, LabelMap expected) {
        assertThat(new int[] {actual.width(), actual.height()}).containsExactly(expected.width(), expected.height());
        int differ = 0;
        for (int i = 0; i < expected.labels().length; i++) {
            differ += actual.labels()[i] == expected.labels()[i] ? 0 : 1;
        }
        System.out.printf("%s: %d of %d pixels differ%n", what, differ, expected.labels().length);
        assertThat(differ).as(what).isLessThanOrEqualTo(expected.labels().length / 1000);
    }
}
