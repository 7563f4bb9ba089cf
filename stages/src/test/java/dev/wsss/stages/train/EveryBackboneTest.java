package dev.wsss.stages.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.manifest.Stages;
import dev.wsss.pipeline.parameters.Backbone;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.Architecture;
import dev.wsss.stages.method.Architectures;
import dev.wsss.stages.method.ClassTraining;
import dev.wsss.stages.method.Masking;
import dev.wsss.stages.method.Methods;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.net.Passes;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.weights.StateDict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of each method on each backbone: it learns a batch in both types, and its maps and masks have their sizes. */
class EveryBackboneTest {
    private static final int BATCH = 4;
    private static final int SIDE = 96;
    private static final int CLASSES = 3;

    static Stream<Arguments> combinations() {
        return Arrays.stream(Method.values()).flatMap(method -> Arrays.stream(Backbone.values())
                .map(backbone -> Arguments.of(method.id(), backbone.id())));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("combinations")
    void aClassifierLearnsItsBatchAndIsRecognised(String method, String backbone) {
        RunSpec spec = spec(method, backbone);
        Shape shape = shape(spec);
        ClassTraining training =
                Methods.of(spec.method()).classes().of(spec.stages().trainCam(), shape);
        for (Precision precision : Precision.values()) {
            try (Trainer<ClassSample> trainer = trainer(training, new Numeric(precision, 1))) {
                List<ClassSample> samples = samples();
                float[] losses = new float[12];
                for (int step = 0; step < losses.length; step++) {
                    losses[step] = trainer.step(samples, (sample, dropout) -> random("mask"))[0];
                }
                assertThat(losses[losses.length - 1]).as(precision.name()).isLessThan(losses[0]);
                StateDict weights = trainer.state().weights();
                Backbone recognised = Architectures.recognised(weights).orElseThrow();
                Architecture architecture = Architectures.of(recognised);
                assertThat(recognised.id()).isEqualTo(backbone);
                assertThat(Methods.recognised(architecture, weights)).contains(spec.method());
                assertThat(Methods.of(spec.method()).mapping().recognised(architecture, weights))
                        .contains(shape);
                mapsHaveTheirSize(spec, shape, weights);
            }
        }
    }

    private static void mapsHaveTheirSize(RunSpec spec, Shape shape, StateDict weights) {
        Network network = Methods.of(spec.method()).mapping().network(shape).maps(Passes.PICTURE_AND_MIRROR);
        FloatArray picture = FloatArray.zeros(1, 3, 50, 71);
        Planes planes = new Planes(3, 50, 71, picture.values());
        try (PictureNetwork maps = new PictureNetwork(network, weights, new Numeric(Precision.FLOAT32, 1))) {
            Planes given = maps.planes("maps", planes);
            assertThat(new int[] {given.channels(), given.height(), given.width()})
                    .containsExactly(CLASSES, Math.ceilDiv(50, shape.stride()), Math.ceilDiv(71, shape.stride()));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("combinations")
    void affinitiesOfFreshWeightsMakeMasks(String method, String backbone) {
        RunSpec spec = spec(method, backbone);
        Shape shape = shape(spec);
        Stages stages = spec.stages();
        Network network = Methods.of(spec.method())
                .affinities()
                .of(stages.trainAffinity(), shape)
                .objective()
                .network();
        StateDict weights = new StateDict(network.initial(random("weights")));
        RgbImage picture = RgbImage.black(90, 70);
        random("picture").nextBytes(picture.rgb());
        Planes map = Planes.zeros(1, Math.ceilDiv(70, shape.stride()), Math.ceilDiv(90, shape.stride()));
        Arrays.fill(map.values(), 0.5f);
        try (Masking.Masks masks = Methods.of(spec.method())
                .masking()
                .masks(stages.makeSemSeg(), shape, weights, new Numeric(Precision.FLOAT32, 1))) {
            ScaledMaps maps = new ScaledMaps(70, 90, List.of(1), List.of(map), List.of(1.0));
            assertThat(masks.of("a", picture, maps).parts()).isNotEmpty();
        }
    }

    private static RunSpec spec(String method, String backbone) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("method", method);
        spec.putObject("network").put("backbone", backbone).put("width", 0.0625);
        spec.putObject("dataset").putObject("synthetic").put("pictures", 16);
        return EffectiveSpec.of(RunManifest.ofResource("every", spec)).spec();
    }

    private static Shape shape(RunSpec spec) {
        return new Shape(
                Architectures.of(spec.network().backbone(spec.method())),
                spec.network().width(),
                CLASSES);
    }

    private static Trainer<ClassSample> trainer(ClassTraining training, Numeric numeric) {
        Network network = training.objective().network();
        StateDict weights = InitialWeights.of(network, new StateDict(new LinkedHashMap<>()), random("weights"));
        return new Trainer<>(
                training.objective(),
                Trainer.start(training.objective(), weights),
                new Sgd(new PolySchedule(0.01, 0.9, 100), training.groups(), 0.9, 0),
                Split.none(BATCH),
                numeric);
    }

    private static List<ClassSample> samples() {
        RandomGenerator random = random("samples");
        FloatArray pictures = Batched.pictures(random, BATCH, SIDE);
        FloatArray labels = FloatArray.zeros(BATCH, CLASSES);
        for (int picture = 0; picture < BATCH; picture++) {
            labels.values()[picture * CLASSES + picture % CLASSES] = 1;
        }
        return Batched.classes(pictures, labels);
    }

    private static RandomGenerator random(String purpose) {
        return new Randomness(1, "backbones").stream(purpose);
    }
}
