package dev.wsss.stages.method.irn;

import static dev.wsss.stages.Closeness.assertAgree;
import static dev.wsss.stages.Closeness.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.crf.DenseCrf;
import dev.wsss.stages.data.Scales;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.GeneratedWeights;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.net.Passes;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.train.PictureNetwork;
import dev.wsss.stages.walk.RandomWalk;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of the way from a picture to its mask through networks with generated weights, every link against the
 * original's.
 */
@ComparedWith("5_nets")
class PipelineIrnParityTest {
    private static final Golden GOLDEN = Golden.folder("5_nets");
    private static final Numeric FLOAT32 = new Numeric(Precision.FLOAT32, 2);
    private static final double[] SCALES = {1, 0.5, 1.5, 2};
    private static final Crf.Gaussian SMOOTHNESS = new Crf.Gaussian(3, 3);
    private static final Crf.Bilateral APPEARANCE = new Crf.Bilateral(50, 5, 10);
    private static final TrustedPixels SEEDS = new TrustedPixels(0.30, 0.05, 0.7, 10);

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void everyLinkOfTheChainIsTheOriginals(String id, List<Integer> labels) {
        RgbImage picture = GOLDEN.rgb("pipeline_" + id + "_rgb.npy");
        String prefix = "pipeline_irn_" + id + "_";
        ScaledMaps maps = maps(picture, labels);
        assertClose(id + " cam", IrnMaps.strided(maps), GOLDEN.planes(prefix + "cam.npy"), 1e-4);
        assertClose(id + " high_res", new IrnMaps().merged(maps), GOLDEN.planes(prefix + "high_res.npy"), 1e-4);
        LabelMap seeds = SEEDS.of(new IrnMaps().merged(maps), labels, DenseCrf.of(picture, SMOOTHNESS, APPEARANCE));
        assertAgree(id + " ir_label", seeds, GOLDEN.labels(prefix + "ir_label.npy"));
        assertAgree(id + " sem_seg", walked(picture, maps).mask(0.25), GOLDEN.labels(prefix + "sem_seg.npy"));
    }

    static Stream<Arguments> pictures() {
        return GOLDEN.json("pipeline.json").get("images").properties().stream().map(entry -> {
            JsonNode keys = entry.getValue().get("keys");
            List<Integer> labels = StreamSupport.stream(keys.spliterator(), false)
                    .map(JsonNode::asInt)
                    .toList();
            return Arguments.of(entry.getKey(), labels);
        });
    }

    private static ScaledMaps maps(RgbImage picture, List<Integer> labels) {
        Network network = CamNetwork.published(20).maps(Passes.PICTURE_AND_MIRROR);
        StateDict weights = new StateDict(generated().of(network));
        List<Planes> maps = new ArrayList<>();
        try (PictureNetwork cam = new PictureNetwork(network, weights, FLOAT32)) {
            for (Planes scaled : Scales.of(picture, SCALES)) {
                maps.add(ScaledMaps.only(cam.planes("maps", scaled), labels));
            }
        }
        return new ScaledMaps(picture.height(), picture.width(), labels, maps, List.of());
    }

    private static PropagatedScores walked(RgbImage picture, ScaledMaps maps) {
        Network network = new IrnNetwork(ResNet50.published(), IrnNetwork.Branches.EDGE).boundaries(512);
        StateDict weights = new StateDict(generated().of(network));
        try (PictureNetwork irn = new PictureNetwork(network, weights, FLOAT32)) {
            Planes walked =
                    new RandomWalk(5, 10, 8).walk(IrnMaps.strided(maps), irn.planes("edge", Normalised.of(picture)));
            return new PropagatedScores(maps.height(), maps.width(), maps.labels(), walked);
        }
    }

    private static GeneratedWeights generated() {
        return new GeneratedWeights(GOLDEN.json("pipeline.json").get("seed").asText());
    }
}
