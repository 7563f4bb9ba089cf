package dev.wsss.stages.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.ClassHead;
import dev.wsss.stages.net.LearningGroups;
import dev.wsss.stages.net.SeamNetwork;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet38;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.weights.StateDict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerDropoutTest {
    private static final int BATCH = 4;
    private static final int SIDE = 48;
    private static final int CLASSES = 3;
    private static final ResNet38 NARROW = new ResNet38(1 / 16.0, Statistics.RUNNING);

    static Stream<Network> networks() {
        return Stream.of(
                new CamNetwork(NARROW, Frozen.NOTHING, CLASSES, ClassHead.AFFINITYNET).training(),
                new SeamNetwork(NARROW, Frozen.NOTHING, CLASSES).training());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aBatchInPartsDropsTheSameChannelsAndMakesTheSameUpdate(Network network) {
        TrainingState whole = trained(network, BATCH, "mask");

        for (int part : new int[] {2, 1}) {
            close(trained(network, part, "mask"), whole);
        }
        assertThat(trained(network, BATCH, "other masks").losses().losses().values()[0])
                .isNotEqualTo(whole.losses().losses().values()[0]);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void eachSampleHasAGeneratorOfItsOwnInEachPlace(Network network) {
        Set<String> asked = new TreeSet<>();
        ClassObjective objective = new ClassObjective(network, CLASSES);
        try (Trainer<ClassSample> trainer = trainer(objective, 2)) {
            trainer.step(samples(), (sample, dropout) -> {
                assertThat(asked.add(sample + dropout.branch() + dropout.layer()))
                        .isTrue();
                return random("mask");
            });
        }
        assertThat(asked).hasSize(BATCH * network.dropouts().size());
    }

    private static TrainingState trained(Network network, int part, String masks) {
        try (Trainer<ClassSample> trainer = trainer(new ClassObjective(network, CLASSES), part)) {
            trainer.step(samples(), (sample, dropout) -> random(masks + sample + dropout.branch() + dropout.layer()));
            return trainer.state();
        }
    }

    private static Trainer<ClassSample> trainer(ClassObjective objective, int part) {
        Map<String, Sgd.Group> groups = new HashMap<>();
        LearningGroups.BY_ORIGIN_AND_KIND.names().forEach(name -> groups.put(name, Sgd.Group.decaying(1)));
        StateDict weights =
                InitialWeights.of(objective.network(), new StateDict(new LinkedHashMap<>()), random("weights"));
        return new Trainer<>(
                objective,
                Trainer.start(objective, weights),
                new Sgd(new PolySchedule(0.01, 0.9, 10), groups, 0, 0),
                new Split(BATCH, part),
                new Numeric(Precision.FLOAT32, 1));
    }

    private static void close(TrainingState actual, TrainingState expected) {
        double loss = expected.losses().losses().values()[0];
        assertThat((double) actual.losses().losses().values()[0]).isCloseTo(loss, within(1e-5 * loss));
        for (String name : List.of("fc8.weight", "b7.conv_branch1.weight", "b6.conv_branch2b1.weight")) {
            float[] values = expected.weights().get(name).values();
            float[] others = actual.weights().get(name).values();
            for (int i = 0; i < values.length; i++) {
                assertThat((double) others[i]).as(name).isCloseTo(values[i], within(1e-5));
            }
        }
    }

    private static List<ClassSample> samples() {
        RandomGenerator random = random("samples");
        FloatArray pictures = Batched.pictures(random, BATCH, SIDE);
        FloatArray labels = FloatArray.zeros(BATCH, CLASSES);
        for (int i = 0; i < labels.values().length; i++) {
            labels.values()[i] = random.nextInt(2);
        }
        return Batched.classes(pictures, labels);
    }

    private static RandomGenerator random(String purpose) {
        return new Randomness(1, "dropout").stream(purpose);
    }
}
