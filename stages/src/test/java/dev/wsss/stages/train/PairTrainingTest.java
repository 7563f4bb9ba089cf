package dev.wsss.stages.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.data.PixelSample;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.script.Target;
import dev.wsss.stages.walk.PairOffsets;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTrainingTest {
    private static final int BATCH = 4;
    private static final int STEPS = 3;
    private static final int SIDE = 64;
    private static final PairOffsets OFFSETS = PairOffsets.radius(4);

    private static final Numeric FLOAT32 = new Numeric(Precision.FLOAT32, 2);
    private static final IrnNetwork BOTH =
            new IrnNetwork(new ResNet50(1 / 16.0, Statistics.RUNNING), IrnNetwork.Branches.EDGE_AND_DISPLACEMENT);

    /** Compares sums of parts with the whole: the losses are divided by counts of the whole batch. */
    @ParameterizedTest
    @CsvSource({"EDGE, 2", "EDGE, 1", "EDGE, 3", "EDGE_AND_DISPLACEMENT, 2"})
    void aBatchInPartsMakesTheSameUpdate(IrnNetwork.Branches branches, int part) {
        IrnNetwork network = new IrnNetwork(new ResNet50(1 / 16.0, Statistics.RUNNING), branches);
        TrainingState start = start(network);
        TrainingState whole = trained(network, start, Split.none(BATCH), FLOAT32);
        TrainingState parts = trained(network, start, new Split(BATCH, part), FLOAT32);

        close(parts.losses().losses().values(), whole.losses().losses().values(), "losses");
        List<String> moved = new ArrayList<>();
        whole.weights().arrays().forEach((name, array) -> {
            close(parts.weights().get(name).values(), array.values(), name);
            if (!Arrays.equals(array.values(), start.weights().get(name).values())) {
                moved.add(name);
            }
        });
        assertThat(moved).contains("fc_edge1.0.weight", "fc_edge6.weight");
    }

    @Test
    void aTrainingThatBringsItsTensorsElsewhereGivesTheSameBytes() {
        TrainingState start = start(BOTH);
        TrainingState expected = trained(BOTH, start, new Split(BATCH, 2), FLOAT32);

        TrainingState actual =
                trained(BOTH, start, new Split(BATCH, 2), new Numeric(Precision.FLOAT32, 2, Target.GENERIC_CPU));

        assertThat(actual.losses().losses().values())
                .isEqualTo(expected.losses().losses().values());
        expected.weights()
                .arrays()
                .forEach((name, array) ->
                        assertThat(actual.weights().get(name).values()).as(name).isEqualTo(array.values()));
    }

    /** Compares the first losses; the frozen backbone is merged, its group norms are computed in float32. */
    @Test
    void inBfloat16TheKernelsOfAGpuStartWithTheLossesOfFloat32() {
        TrainingState start = start(BOTH);
        float[] expected = trained(BOTH, start, Split.none(BATCH), FLOAT32)
                .losses()
                .losses()
                .values();

        float[] actual = trained(BOTH, start, Split.none(BATCH), new Numeric(Precision.BFLOAT16, 2, Target.GENERIC_CPU))
                .losses()
                .losses()
                .values();

        for (int loss = 0; loss < 5; loss++) {
            assertThat((double) actual[loss]).isCloseTo(expected[loss], within(0.02 * expected[loss]));
        }
        assertThat(actual).isNotEqualTo(expected);
    }

    private static Objective<PixelSample> objective(IrnNetwork network) {
        return new PairObjective(network.training(OFFSETS), OFFSETS);
    }

    private static TrainingState start(IrnNetwork network) {
        return Trainer.start(
                objective(network),
                InitialWeights.of(network.training(OFFSETS), new StateDict(new LinkedHashMap<>()), random("init")));
    }

    private static TrainingState trained(IrnNetwork network, TrainingState start, Split split, Numeric numeric) {
        Map<String, Sgd.Group> groups =
                Map.of(IrnNetwork.EDGE, Sgd.Group.decaying(1), IrnNetwork.DISPLACEMENT, Sgd.Group.decaying(10));
        Sgd sgd = new Sgd(new PolySchedule(0.05, 0.9, 100), groups, 0.9, 1e-4);
        try (Trainer<PixelSample> trainer = new Trainer<>(objective(network), start, sgd, split, numeric)) {
            for (int step = 0; step < STEPS; step++) {
                trainer.step(Batched.pixels(pictures(step), labels(step)), Batched.NO_DROPOUT);
            }
            return trainer.state();
        }
    }

    private static void close(float[] actual, float[] expected, String name) {
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).as(name).isCloseTo(expected[i], within(1e-5 * largest));
        }
    }

    private static FloatArray pictures(int step) {
        return Batched.pictures(random("pictures" + step), BATCH, SIDE);
    }

    /** Returns pictures with fewer and fewer labelled pixels, so that no part equals the whole. */
    private static List<LabelMap> labels(int step) {
        RandomGenerator random = random("labels" + step);
        List<LabelMap> maps = new ArrayList<>();
        for (int picture = 0; picture < BATCH; picture++) {
            byte[] labels = new byte[(SIDE / 4) * (SIDE / 4)];
            for (int i = 0; i < labels.length; i++) {
                boolean labelled = random.nextDouble() < 1 - 0.3 * picture;
                labels[i] = (byte) (labelled ? random.nextInt(3) : LabelMap.IGNORE);
            }
            maps.add(new LabelMap(SIDE / 4, SIDE / 4, labels));
        }
        return maps;
    }

    private static RandomGenerator random(String purpose) {
        return new Randomness(1, "test").stream(purpose);
    }
}
