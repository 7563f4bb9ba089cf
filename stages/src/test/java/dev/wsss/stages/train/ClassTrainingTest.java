package dev.wsss.stages.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.Passes;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.script.Target;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassTrainingTest {
    private static final int BATCH = 4;
    private static final int SIDE = 48;
    private static final int CLASSES = 3;
    private static final StateDict NOTHING = new StateDict(new LinkedHashMap<>());
    private static final CamNetwork SMALL =
            new CamNetwork(new ResNet50(1 / 16.0, Statistics.BATCH), Frozen.NOTHING, CLASSES);

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aNetworkFromRandomWeightsLearnsItsBatch(Precision precision) {
        try (Trainer<ClassSample> trainer = trainer(SMALL, start(SMALL), sgd(0.05), Split.none(BATCH), precision)) {
            float first = step(trainer, pictures(0), labels(0));
            float last = first;
            for (int step = 0; step < 15; step++) {
                last = step(trainer, pictures(0), labels(0));
            }
            assertThat(last).isLessThan(first / 2);
        }
    }

    @Test
    void aTrainingThatWasInterruptedGivesTheBytesOfOneThatWasNot() {
        TrainingState checkpoint;
        byte[] uninterrupted;
        try (Trainer<ClassSample> trainer =
                trainer(SMALL, start(SMALL), sgd(0.05), Split.none(BATCH), Precision.FLOAT32)) {
            steps(trainer, 0, 3);
            checkpoint = trainer.state();
            steps(trainer, 3, 6);
            uninterrupted = bytes(trainer.state());
        }
        StateDict weights = SafeTensors.read(SafeTensors.write(checkpoint.weights()), "weights");
        StateDict momentum = SafeTensors.read(SafeTensors.write(checkpoint.momentum()), "momentum");
        TrainingState read = new TrainingState(checkpoint.step(), weights, momentum, checkpoint.losses());
        try (Trainer<ClassSample> trainer = trainer(SMALL, read, sgd(0.05), Split.none(BATCH), Precision.FLOAT32)) {
            assertThat(trainer.steps()).isEqualTo(3);
            steps(trainer, 3, 6);
            assertThat(bytes(trainer.state())).isEqualTo(uninterrupted);
            assertThat(trainer.state().losses().steps()).isEqualTo(6);
        }
    }

    @Test
    void severalTrainersAtOnceGiveTheBytesOfOneAlone() throws Exception {
        byte[] alone = bytes(trained());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<TrainingState>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(threads.submit(ClassTrainingTest::trained));
            }
            for (Future<TrainingState> result : results) {
                assertThat(bytes(result.get())).isEqualTo(alone);
            }
        }
    }

    @Test
    void batchStatisticsMoveTheRunningOnesByATenth() {
        try (Trainer<ClassSample> trainer =
                trainer(SMALL, start(SMALL), sgd(0.05), Split.none(BATCH), Precision.FLOAT32)) {
            step(trainer, pictures(0), labels(0));
            float[] variance =
                    trainer.state().weights().get("resnet50.bn1.running_var").values();
            assertThat(variance).doesNotContain(1f);
            float[] mean =
                    trainer.state().weights().get("resnet50.bn1.running_mean").values();
            assertThat(mean).doesNotContain(0f);
        }
    }

    @Test
    void whatIsFrozenStays() {
        CamNetwork network = new CamNetwork(new ResNet50(1 / 16.0, Statistics.RUNNING), Frozen.upTo("layer2"), CLASSES);
        TrainingState start = start(network);
        try (Trainer<ClassSample> trainer = trainer(network, start, sgd(0.01), Split.none(BATCH), Precision.FLOAT32)) {
            step(trainer, pictures(0), labels(0));
            trainer.state().weights().arrays().forEach((name, array) -> {
                boolean same =
                        Arrays.equals(array.values(), start.weights().get(name).values());
                boolean trained =
                        !name.contains("running") && (name.startsWith("classifier") || name.matches(".*layer[34].*"));
                assertThat(same).as(name).isEqualTo(!trained);
            });
        }
    }

    @Test
    void aBatchInPartsMakesTheSameUpdate() {
        CamNetwork network = new CamNetwork(new ResNet50(1 / 16.0, Statistics.RUNNING), Frozen.NOTHING, CLASSES);
        List<float[]> results = new ArrayList<>();
        for (int part : new int[] {4, 3, 1}) {
            Split split = new Split(BATCH, part);
            try (Trainer<ClassSample> trainer =
                    trainer(network, start(network), sgd(0.001), split, Precision.FLOAT32)) {
                steps(trainer, 0, 2);
                results.add(trainer.state().losses().losses().values());
            }
        }
        for (int i = 0; i < 2; i++) {
            double whole = results.getFirst()[i];
            assertThat((double) results.get(1)[i]).isCloseTo(whole, within(1e-5 * whole));
            assertThat((double) results.get(2)[i]).isCloseTo(whole, within(1e-5 * whole));
        }
    }

    @Test
    void aLossThatIsNoNumberEndsTheTraining() {
        try (Trainer<ClassSample> trainer =
                trainer(SMALL, start(SMALL), sgd(0.05), Split.none(BATCH), Precision.FLOAT32)) {
            FloatArray broken = pictures(0);
            Arrays.fill(broken.values(), Float.NaN);
            assertThatThrownBy(() -> step(trainer, broken, labels(0)))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.failureClass()).isEqualTo(FailureClass.DIVERGED);
                        assertThat(failure)
                                .hasMessageContaining("step 0")
                                .hasMessageContaining("lower the learning rate");
                    });
            assertThatThrownBy(trainer::state).isInstanceOf(Failure.class);
        }
    }

    @Test
    void weightsOfAnotherWidthAreRefused() {
        StateDict given =
                new StateDict(new LinkedHashMap<>(Map.of("resnet50.conv1.weight", FloatArray.zeros(64, 3, 7, 7))));
        assertThatThrownBy(() -> InitialWeights.of(SMALL.training(), given, random("init")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("resnet50.conv1.weight as [64, 3, 7, 7]")
                .hasMessageContaining("[4, 3, 7, 7]");
    }

    @Test
    void mapsOfAnyPictureSizeCoverIt() {
        StateDict weights = start(SMALL).weights();
        try (PictureNetwork cam =
                new PictureNetwork(SMALL.maps(Passes.PICTURE_AND_MIRROR), weights, new Numeric(Precision.FLOAT32, 1))) {
            for (int[] size : new int[][] {{1, 1}, {17, 33}, {64, 5}}) {
                Planes maps = cam.planes("maps", Planes.zeros(3, size[0], size[1]));
                assertThat(maps.height()).isEqualTo((size[0] + 15) / 16);
                assertThat(maps.width()).isEqualTo((size[1] + 15) / 16);
            }
        }
    }

    /**
     * Compares both; trained parts are never merged, so both call the same kernels and differ in the place of tensors
     * only.
     */
    @Test
    void aTrainingThatBringsItsTensorsElsewhereGivesTheSameBytes() {
        TrainingState expected = trainedOn(Target.CPU, Precision.FLOAT32);
        TrainingState actual = trainedOn(Target.GENERIC_CPU, Precision.FLOAT32);

        assertThat(actual.losses().losses().values())
                .isEqualTo(expected.losses().losses().values());
        expected.weights()
                .arrays()
                .forEach((name, array) ->
                        assertThat(actual.weights().get(name).values()).as(name).isEqualTo(array.values()));
        expected.momentum().arrays().forEach((name, array) -> assertThat(
                        actual.momentum().get(name).values())
                .as(name)
                .isEqualTo(array.values()));
    }

    /** Trains for more steps than are read together. */
    private static TrainingState trainedOn(Target target, Precision precision) {
        Numeric numeric = new Numeric(precision, 1, target);
        try (Trainer<ClassSample> trainer =
                new Trainer<>(objective(SMALL), start(SMALL), sgd(0.01), Split.none(BATCH), numeric)) {
            steps(trainer, 0, 18);
            assertThat(trainer.steps()).isEqualTo(18);
            return trainer.state();
        }
    }

    private static TrainingState trained() {
        try (Trainer<ClassSample> trainer =
                trainer(SMALL, start(SMALL), sgd(0.05), Split.none(BATCH), Precision.FLOAT32)) {
            steps(trainer, 0, 2);
            return trainer.state();
        }
    }

    private static Trainer<ClassSample> trainer(
            CamNetwork network, TrainingState start, Sgd sgd, Split split, Precision precision) {
        return new Trainer<>(objective(network), start, sgd, split, new Numeric(precision, 2));
    }

    private static Objective<ClassSample> objective(CamNetwork network) {
        return new ClassObjective(network.training(), network.classes());
    }

    private static float step(Trainer<ClassSample> trainer, FloatArray pictures, FloatArray labels) {
        return trainer.step(Batched.classes(pictures, labels), Batched.NO_DROPOUT)[0];
    }

    private static TrainingState start(CamNetwork network) {
        return Trainer.start(objective(network), InitialWeights.of(network.training(), NOTHING, random("init")));
    }

    private static Sgd sgd(double rate) {
        Map<String, Sgd.Group> groups =
                Map.of(CamNetwork.BACKBONE, Sgd.Group.decaying(1), CamNetwork.HEAD, Sgd.Group.decaying(2));
        return new Sgd(new PolySchedule(rate, 0.9, 100), groups, 0.9, 1e-4);
    }

    private static void steps(Trainer<ClassSample> trainer, int from, int to) {
        for (int step = from; step < to; step++) {
            step(trainer, pictures(step), labels(step));
        }
    }

    private static FloatArray pictures(int step) {
        return Batched.pictures(random("pictures" + step), BATCH, SIDE);
    }

    private static FloatArray labels(int step) {
        RandomGenerator random = random("labels" + step);
        FloatArray labels = FloatArray.zeros(BATCH, CLASSES);
        for (int i = 0; i < labels.values().length; i++) {
            labels.values()[i] = random.nextInt(2);
        }
        return labels;
    }

    private static RandomGenerator random(String purpose) {
        return new Randomness(1, "test").stream(purpose);
    }

    private static byte[] bytes(TrainingState state) {
        StateDict all = state.weights();
        byte[] weights = SafeTensors.write(all);
        byte[] momentum = SafeTensors.write(state.momentum());
        byte[] both = Arrays.copyOf(weights, weights.length + momentum.length);
        System.arraycopy(momentum, 0, both, weights.length, momentum.length);
        return both;
    }
}
