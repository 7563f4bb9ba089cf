package dev.wsss.stages.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.pipeline.manifest.ContextDecoupling;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.manifest.Stages;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.pipeline.parameters.MineObjects;
import dev.wsss.pipeline.parameters.Paste;
import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.pipeline.parameters.Training;
import dev.wsss.stages.data.Scales;
import dev.wsss.stages.decoupling.Cutout;
import dev.wsss.stages.decoupling.Extent;
import dev.wsss.stages.decoupling.LabelRule;
import dev.wsss.stages.decoupling.ObjectMiner;
import dev.wsss.stages.decoupling.ObjectPaster;
import dev.wsss.stages.eval.Thresholds;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.method.AffinityTraining;
import dev.wsss.stages.method.Architectures;
import dev.wsss.stages.method.ClassTraining;
import dev.wsss.stages.method.Masking;
import dev.wsss.stages.method.Methods;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.synth.SyntheticList;
import dev.wsss.stages.synth.SyntheticSet;
import dev.wsss.stages.train.PolySchedule;
import dev.wsss.stages.train.Sgd;
import dev.wsss.stages.train.Split;
import dev.wsss.stages.weights.StateDict;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of accepted values: compute accepts both ends of every field of the manifest, in every method. */
class AcceptedValuesTest {
    private static final String SPEC = """
            network: {width: 0.0625}
            dataset: {synthetic: {pictures: 160}}
            stages:
              make-sem-seg: {crf: {iterations: 2}}
            contextDecoupling: {}
            """;

    private static final String SPLIT_AFFINITIES =
            "{stages: {train-affinity: {batchSize: 2147483647, batchNorm: running}}}";

    /** Other fields that a value at its bound needs, as several fields have a rule in common. */
    private static final Map<String, String> COMPANIONS = Map.ofEntries(
            Map.entry("/stages/train-cam/batchSize", "{contextDecoupling: {stages: {train-cam: {batchSize: 2}}}}"),
            Map.entry(
                    "/stages/train-cam/microBatch",
                    "{stages: {train-cam: {batchSize: 2147483647, batchNorm: running}},"
                            + " contextDecoupling: {stages: {train-cam: {batchSize: 2, microBatch: 1}}}}"),
            Map.entry("/stages/train-affinity/microBatch", "{stages: {train-affinity: {batchSize: 2147483647}}}"),
            Map.entry("affinitynet/stages/train-affinity/microBatch", SPLIT_AFFINITIES),
            Map.entry("seam/stages/train-affinity/microBatch", SPLIT_AFFINITIES),
            Map.entry("/stages/train-affinity/radius", "{stages: {train-affinity: {cropSize: 1024}}}"),
            Map.entry("/stages/train-affinity/cropSize", "{stages: {train-affinity: {radius: 2}}}"),
            Map.entry(
                    "/stages/affinity-labels/foregroundThreshold",
                    "{stages: {affinity-labels: {backgroundThreshold: 0}}}"),
            Map.entry(
                    "/stages/affinity-labels/backgroundThreshold",
                    "{stages: {affinity-labels: {foregroundThreshold: 1}}}"),
            Map.entry("/stages/affinity-labels/lowAlpha", "{stages: {affinity-labels: {highAlpha: 1000}}}"),
            Map.entry("/stages/affinity-labels/highAlpha", "{stages: {affinity-labels: {lowAlpha: 4.9e-324}}}"),
            Map.entry("/stages/mine-objects/minimumShare", "{stages: {mine-objects: {maximumShare: 1}}}"),
            Map.entry("/stages/mine-objects/maximumShare", "{stages: {mine-objects: {minimumShare: 0}}}"),
            Map.entry("/stages/eval-cam/sweep/from", "{stages: {eval-cam: {sweep: {to: 1}}}}"),
            Map.entry("/stages/eval-cam/sweep/to", "{stages: {eval-cam: {sweep: {from: 0}}}}"),
            Map.entry("/stages/eval-sem-seg/sweep/from", "{stages: {eval-sem-seg: {sweep: {to: 1}}}}"),
            Map.entry("/stages/eval-sem-seg/sweep/to", "{stages: {eval-sem-seg: {sweep: {from: 0}}}}"),
            Map.entry("/contextDecoupling/paste/scale", "{contextDecoupling: {paste: {maximumShare: 0.05}}}"));

    /**
     * The largest number of iterations that is executed. More would compute for years; such objects are only
     * constructed.
     */
    private static final int USED_ITERATIONS = 100;

    private static final Set<String> NO_COMPUTATION =
            Set.of("/seed", "/numeric/threads", "/stages/report/montagePictures");

    private static final RgbImage PICTURE = picture();
    private static final LabelMap BLACK = LabelMap.background(24, 20);
    private static final Planes MAPS = maps();

    static Stream<Arguments> bounds() {
        return Arrays.stream(Method.values()).flatMap(method -> LegalValues.of(method).entrySet().stream()
                .filter(each -> !NO_COMPUTATION.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream()
                        .map(value -> Arguments.of(method.id(), each.getKey(), value.toString()))));
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @MethodSource("bounds")
    void whatIsAcceptedComputes(String method, String pointer, String value) throws IOException {
        RunSpec spec = spec(method, pointer, value);
        Stages first = spec.stages();
        String block = pointer.split("/")[Math.min(2, pointer.split("/").length - 1)];
        Shape shape = new Shape(
                Architectures.of(spec.network().backbone(spec.method())),
                spec.network().width(),
                spec.dataset().classes().size());
        dev.wsss.stages.method.Method parts = Methods.of(spec.method());
        switch (block) {
            case "train-cam" -> {
                ClassTraining training = parts.classes().of(first.trainCam(), shape);
                optimises(first.trainCam(), training.groups());
            }
            case "make-cam" -> Scales.of(PICTURE, scales(first));
            case "affinity-labels" -> {
                var labelling = parts.labelling().of(first.affinityLabels());
                if (!pointer.endsWith("iterations") || Integer.parseInt(value) <= USED_ITERATIONS) {
                    assertThat(labelling.of("a", PICTURE, MAPS, List.of(1)).parts())
                            .isNotEmpty();
                }
            }
            case "train-affinity" -> {
                AffinityTraining training = parts.affinities().of(first.trainAffinity(), shape);
                optimises(first.trainAffinity(), training.groups());
            }
            case "make-sem-seg" -> masks(parts, first, shape, pointer, value);
            case "mine-objects" -> mines(first.mineObjects());
            case "eval-cam" -> new Thresholds(first.evalCam().sweep().thresholds());
            case "eval-sem-seg" -> parts.masking().swept(LabelFormat.sample("a", BLACK), first.evalSemSeg());
            case "paste" -> pastes(pasting(spec));
            case "synthetic" -> draws(Objects.requireNonNull(spec.dataset().synthetic()), shape.classes());
            case "width" -> parts.classes().of(first.trainCam(), shape);
            case "maximumPixels" -> new SizeCap(spec.dataset().maximumPixels());
            case "prepare", "truth", "skipBadImages" -> {}
            default -> throw new AssertionError("no computation is known for " + pointer);
        }
    }

    private static RunSpec spec(String method, String pointer, String value) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode spec = (ObjectNode) yaml.readTree(SPEC);
        spec.put("method", method);
        String companion = COMPANIONS.getOrDefault(method + pointer, COMPANIONS.get(pointer));
        if (companion != null) {
            yaml.readerForUpdating(spec).readValue(companion);
        }
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        JsonNode there = parent.isEmpty() ? spec : spec.withObject(parent);
        ((ObjectNode) there).set(pointer.substring(parent.length() + 1), yaml.readTree(value));
        return EffectiveSpec.of(RunManifest.ofResource("bounds", spec)).spec();
    }

    private static void optimises(Training own, Map<String, Sgd.Group> groups) {
        new Sgd(new PolySchedule(own.learningRate(), own.polyPower(), 10), groups, own.momentum(), own.weightDecay());
        Integer part = own.microBatch();
        new Split(own.batchSize(), part == null ? own.batchSize() : part);
    }

    private static double[] scales(Stages stages) {
        return stages.makeCam().scales().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static void masks(
            dev.wsss.stages.method.Method parts, Stages stages, Shape shape, String pointer, String value) {
        Network network =
                parts.affinities().of(stages.trainAffinity(), shape).objective().network();
        StateDict weights = new StateDict(network.initial(random("weights")));
        try (Masking.Masks masks =
                parts.masking().masks(stages.makeSemSeg(), shape, weights, new Numeric(Precision.FLOAT32, 1))) {
            boolean endless = pointer.endsWith("iterations") && Integer.parseInt(value) > USED_ITERATIONS;
            boolean large = pointer.endsWith("canvas") && Integer.parseInt(value) > 1024;
            if (!endless && !large) {
                ScaledMaps maps =
                        new ScaledMaps(PICTURE.height(), PICTURE.width(), List.of(1), List.of(MAPS), List.of(1.0));
                assertThat(masks.of("a", PICTURE, maps).parts()).isNotEmpty();
            }
        }
    }

    private static void mines(MineObjects own) {
        new ObjectMiner(own.minimumShare(), own.maximumShare(), LabelRule.ANY_LABELS).mine(PICTURE, BLACK, 1);
    }

    private static Paste pasting(RunSpec spec) {
        ContextDecoupling decoupling = Objects.requireNonNull(spec.contextDecoupling());
        return decoupling.paste();
    }

    private static void pastes(Paste rule) {
        LabelMap mask = LabelMap.background(24, 20);
        Arrays.fill(mask.labels(), (byte) 2);
        Cutout object = Cutout.of(2, PICTURE, mask);
        ObjectPaster paster = new ObjectPaster(rule);
        for (int draw = 0; draw < 4; draw++) {
            paster.apply(PICTURE, object, paster.draw(random("paste" + draw), Extent.of(object), Extent.of(PICTURE)));
        }
    }

    private static void draws(Synthetic settings, int classes) {
        SyntheticSet set = new SyntheticSet(settings, classes);
        for (SyntheticList list : SyntheticList.values()) {
            assertThat(set.picture(list, 0).picture().width()).isEqualTo(settings.size());
        }
    }

    private static RgbImage picture() {
        RgbImage picture = RgbImage.black(24, 20);
        random("picture").nextBytes(picture.rgb());
        return picture;
    }

    private static Planes maps() {
        RandomGenerator random = random("maps");
        Planes maps = Planes.zeros(1, 20, 24);
        for (int i = 0; i < maps.values().length; i++) {
            maps.values()[i] = random.nextFloat();
        }
        return maps;
    }

    private static RandomGenerator random(String purpose) {
        return new Randomness(1, "bounds").stream(purpose);
    }
}
