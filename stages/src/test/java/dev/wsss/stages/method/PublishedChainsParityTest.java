package dev.wsss.stages.method;

import static dev.wsss.stages.Closeness.assertAgree;
import static dev.wsss.stages.Closeness.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.Stages;
import dev.wsss.pipeline.parameters.Backbone;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.data.Scales;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.format.NpyPlanes;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.net.AffinityNetwork;
import dev.wsss.stages.net.GeneratedWeights;
import dev.wsss.stages.net.Passes;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.train.PictureNetwork;
import dev.wsss.stages.weights.StateDict;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of the way from a picture to its mask with the published settings of AffinityNet and SEAM, through the parts
 * that stages use.
 */
@ComparedWith("5_nets")
class PublishedChainsParityTest {
    private static final Golden GOLDEN = Golden.folder("5_nets");
    private static final Numeric FLOAT32 = new Numeric(Precision.FLOAT32, 2);
    private static final Shape SHAPE = new Shape(Architectures.of(Backbone.RESNET38), 1, 20);

    static Stream<Arguments> pictures() {
        return GOLDEN.json("pipeline.json").get("images").properties().stream().flatMap(entry -> {
            JsonNode keys = entry.getValue().get("keys");
            List<Integer> labels = StreamSupport.stream(keys.spliterator(), false)
                    .map(JsonNode::asInt)
                    .toList();
            return Stream.of(
                    Arguments.of("affinitynet", "psa", entry.getKey(), labels),
                    Arguments.of("seam", "seam", entry.getKey(), labels));
        });
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("pictures")
    void everyLinkOfTheChainIsTheOriginals(String method, String original, String id, List<Integer> labels) {
        Stages published = published(method);
        Method parts = Methods.of(dev.wsss.pipeline.parameters.Method.named(method));
        RgbImage picture = GOLDEN.rgb("pipeline_" + id + "_rgb.npy");
        String prefix = "pipeline_" + original + "_" + id + "_";
        ScaledMaps maps = maps(parts, published, picture, labels);
        Planes merged = parts.mapping().merged(maps);
        assertClose(prefix + "cam", merged, GOLDEN.planes(prefix + "cam.npy"), 1e-4);
        LabelMap mask = Segmentation.of(
                merged, ClassValues.of(labels), published.evalCam().threshold());
        assertAgree(prefix + "cam_pred", mask, GOLDEN.labels(prefix + "cam_pred.npy"));

        Sample seeds = parts.labelling().of(published.affinityLabels()).of(id, picture, merged, labels);
        assertAgree(
                prefix + "low",
                places(NpyPlanes.planes(seeds.part("low.npy"))),
                GOLDEN.labels(prefix + "crf_low_argmax.npy"));
        assertAgree(
                prefix + "high",
                places(NpyPlanes.planes(seeds.part("high.npy"))),
                GOLDEN.labels(prefix + "crf_high_argmax.npy"));

        StateDict weights = generated(AffinityNetwork.published().paddedFeatures());
        try (Masking.Masks masks = parts.masking().masks(published.makeSemSeg(), SHAPE, weights, FLOAT32)) {
            Sample made = masks.of(id, picture, maps);
            assertAgree(prefix + "rw", LabelFormat.labels(made), GOLDEN.labels(prefix + "rw.npy"));
        }
    }

    private static ScaledMaps maps(Method parts, Stages published, RgbImage picture, List<Integer> labels) {
        Network network = parts.mapping().network(SHAPE).maps(Passes.PICTURE_AND_MIRROR);
        List<Double> factors = published.makeCam().scales();
        double[] scales = factors.stream().mapToDouble(Double::doubleValue).toArray();
        try (PictureNetwork seen = new PictureNetwork(network, generated(network), FLOAT32)) {
            List<Planes> maps = Scales.of(picture, scales).stream()
                    .map(scaled -> ScaledMaps.only(seen.planes("maps", scaled), labels))
                    .toList();
            return new ScaledMaps(picture.height(), picture.width(), labels, maps, factors);
        }
    }

    private static Stages published(String method) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("method", method).put("initialWeights", "/weights");
        spec.putObject("dataset").put("location", "/data");
        return EffectiveSpec.of(RunManifest.ofResource("published", spec))
                .spec()
                .stages();
    }

    private static StateDict generated(Network network) {
        return new StateDict(
                new GeneratedWeights(GOLDEN.json("pipeline.json").get("seed").asText()).of(network));
    }

    /** Returns the strongest plane of each pixel, the first of equals. */
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
}
