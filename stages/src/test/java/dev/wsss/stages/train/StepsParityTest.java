package dev.wsss.stages.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.Closeness;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.data.PixelSample;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.GeneratedWeights;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Training;
import dev.wsss.stages.walk.PairOffsets;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@ComparedWith("6_steps")
class StepsParityTest {
    private static final Numeric FLOAT32 = Here.PROCESSOR.numeric(Precision.FLOAT32, 2);
    private static final Golden GOLDEN = Golden.folder("6_steps");
    private static final IrnNetwork IRN =
            new IrnNetwork(ResNet50.published(), IrnNetwork.Branches.EDGE_AND_DISPLACEMENT);

    @Test
    void threeStepsOfTheClassMapNetworkAreTheOriginals() throws Exception {
        JsonNode given = GOLDEN.json("r50_cam.json");
        ClassObjective objective = camObjective();
        StateDict weights = weights(given, objective.network());
        List<ClassSample> samples = Batched.classes(pictures(given), camLabels(given));
        Split whole = Split.none(samples.size());
        Sgd sgd = sgd(given, List.of(CamNetwork.BACKBONE, CamNetwork.HEAD));
        Checks checks = new Checks(given, weights, "r50_cam", 1e-5, 1e-5);
        checks.gradients(gradients(objective, weights, sgd, samples));
        try (Trainer<ClassSample> trainer =
                new Trainer<>(objective, Trainer.start(objective, weights), sgd, whole, FLOAT32)) {
            for (int step = 0; step < given.get("steps").size(); step++) {
                checks.loss(step, "total", trainer.step(samples, Batched.NO_DROPOUT)[0]);
                checks.rates(step, sgd);
                checks.state(step + 1, trainer.state().weights());
            }
        }
    }

    @Test
    void threeStepsOfIrnAreTheOriginals() throws Exception {
        JsonNode given = GOLDEN.json("r50_irn.json");
        PairOffsets offsets = PairOffsets.radius(given.get("info").get("radius").asInt());
        PairObjective objective = new PairObjective(IRN.training(offsets), offsets);
        StateDict weights = weights(given, objective.network());
        List<PixelSample> samples = Batched.pixels(pictures(given), irnLabels(given));
        Sgd sgd = sgd(given, List.of(IrnNetwork.EDGE, IrnNetwork.DISPLACEMENT));
        Checks checks = new Checks(given, weights, "r50_irn", 4e-5, 1e-3);
        Split whole = Split.none(samples.size());
        TrainingState start = Trainer.start(objective, weights);
        List<String> names = start.losses().names();
        checks.gradients(gradients(objective, weights, sgd, samples));
        try (Trainer<PixelSample> trainer = new Trainer<>(objective, start, sgd, whole, FLOAT32)) {
            for (int step = 0; step < given.get("steps").size(); step++) {
                float[] losses = trainer.step(samples, Batched.NO_DROPOUT);
                for (int k = 0; k < losses.length; k++) {
                    checks.loss(step, names.get(k), losses[k]);
                }
                checks.rates(step, sgd);
                checks.state(step + 1, trainer.state().weights());
            }
        }
    }

    @Test
    void aBatchInPartsMakesTheSameUpdate() {
        JsonNode given = GOLDEN.json("r50_irn.json");
        PairOffsets offsets = PairOffsets.radius(given.get("info").get("radius").asInt());
        IrnNetwork network = new IrnNetwork(ResNet50.published(), IrnNetwork.Branches.EDGE);
        PairObjective objective = new PairObjective(network.training(offsets), offsets);
        StateDict weights = weights(given, objective.network());
        Sgd sgd = sgd(given, List.of(IrnNetwork.EDGE, IrnNetwork.DISPLACEMENT));
        List<PixelSample> samples = Batched.pixels(pictures(given), irnLabels(given));
        List<StateDict> results = new ArrayList<>();
        for (int part : new int[] {samples.size(), 1}) {
            TrainingState start = Trainer.start(objective, weights);
            Split split = new Split(samples.size(), part);
            try (Trainer<PixelSample> trainer = new Trainer<>(objective, start, sgd, split, FLOAT32)) {
                trainer.step(samples, Batched.NO_DROPOUT);
                results.add(trainer.state().weights());
            }
        }
        for (String name : List.of("fc_edge1.0.weight", "fc_edge5.1.bias", "fc_edge6.weight")) {
            float[] whole = results.get(0).get(name).values();
            Closeness.assertClose(name, results.get(1).get(name).values(), whole, 1e-6);
            assertThat(Closeness.apart(whole, weights.get(name).values())).isGreaterThan(1e-4);
        }
    }

    @Test
    void bfloat16StartsWithTheLossOfFloat32() {
        JsonNode given = GOLDEN.json("r50_cam.json");
        ClassObjective objective = camObjective();
        StateDict weights = weights(given, objective.network());
        Sgd sgd = sgd(given, List.of(CamNetwork.BACKBONE, CamNetwork.HEAD));
        List<ClassSample> samples = Batched.classes(pictures(given), camLabels(given));
        Split whole = Split.none(samples.size());
        Numeric bfloat16 = Here.PROCESSOR.numeric(Precision.BFLOAT16, 2);
        try (Trainer<ClassSample> trainer =
                new Trainer<>(objective, Trainer.start(objective, weights), sgd, whole, bfloat16)) {
            double loss = trainer.step(samples, Batched.NO_DROPOUT)[0];
            double expected = given.get("steps").get(0).get("loss").get("total").asDouble();
            System.out.printf("bfloat16 step 0: %.5f, float32 %.5f%n", loss, expected);
            assertThat(loss).isCloseTo(expected, within(0.02 * expected));
        }
    }

    /** Returns the gradients of one batch, summed up but not used. */
    private static <S> StateDict gradients(Objective<S> objective, StateDict weights, Sgd sgd, List<S> samples) {
        Bindings batch =
                objective.parts(samples, Split.none(samples.size())).getFirst().bindings();
        try (Training training =
                new Training(objective.network(), weights.arrays(), Map.of(), FLOAT32, Training.Batches.SPLIT)) {
            training.accumulate(batch, sgd.at(0), 1);
            return new StateDict(training.gradients());
        }
    }

    private static ClassObjective camObjective() {
        return new ClassObjective(CamNetwork.published(20).training(), 20);
    }

    private static StateDict weights(JsonNode given, Network network) {
        return new StateDict(new GeneratedWeights(given.get("seed").asText()).of(network));
    }

    private static FloatArray pictures(JsonNode given) {
        return GOLDEN.floats(given.get("info").get("input").asText());
    }

    private static FloatArray camLabels(JsonNode given) {
        return GOLDEN.floats(given.get("info").get("labels").asText());
    }

    private static List<LabelMap> irnLabels(JsonNode given) {
        var array = GOLDEN.npy(given.get("info").get("labels").asText().replaceAll(" .*", ""));
        int[] shape = array.shape();
        int size = shape[1] * shape[2];
        List<LabelMap> maps = new ArrayList<>();
        for (int i = 0; i < shape[0]; i++) {
            maps.add(new LabelMap(shape[2], shape[1], Arrays.copyOfRange(array.bytes(), i * size, (i + 1) * size)));
        }
        return maps;
    }

    private static Sgd sgd(JsonNode given, List<String> groups) {
        JsonNode base = given.get("base_lr");
        JsonNode optimizer = given.get("optimizer");
        return new Sgd(
                new PolySchedule(
                        base.get(0).asDouble(), 0.9, given.get("max_step").asInt()),
                Map.of(
                        groups.get(0),
                        Sgd.Group.decaying(1),
                        groups.get(1),
                        Sgd.Group.decaying(base.get(1).asDouble() / base.get(0).asDouble())),
                optimizer.get("momentum").get(0).asDouble(),
                optimizer.get("weight_decay").get(0).asDouble());
    }

    /** Expectations of the golden file about each step. */
    private record Checks(
            JsonNode given, StateDict before, StateDict slices, double gradientTolerance, double lastLossTolerance) {
        Checks(JsonNode given, StateDict before, String name, double gradientTolerance, double lastLossTolerance)
                throws Exception {
            this(given, before, slices(name), gradientTolerance, lastLossTolerance);
        }

        private static StateDict slices(String name) throws Exception {
            return SafeTensors.read(GOLDEN.path().resolve(name + ".safetensors"));
        }

        void loss(int step, String part, double loss) {
            double expected = given.get("steps").get(step).get("loss").get(part).asDouble();
            double relative = Math.abs(loss - expected) / expected;
            System.out.printf("step %d %s: %.7f, %.1e apart%n", step, part, loss, relative);
            assertThat(relative)
                    .as(part + " of step " + step)
                    .isLessThanOrEqualTo(step == 0 ? 3e-5 : lastLossTolerance);
        }

        void rates(int step, Sgd sgd) {
            double expected = given.get("steps").get(step).get("lr").get(0).asDouble();
            assertThat(sgd.schedule().rate(step)).isCloseTo(expected, within(1e-12));
        }

        void gradients(StateDict gradients) {
            JsonNode parameters = given.get("parameters_in_optimizer_with_gradient");
            assertThat(gradients.names()).hasSameElementsAs(names(parameters));
            parameters.properties().forEach(entry -> {
                double norm = norm(gradients.get(entry.getKey()).values());
                double expected = entry.getValue().get("grad_l2_step0").asDouble();
                assertThat(norm).as(entry.getKey()).isCloseTo(expected, within(gradientTolerance * expected));
            });
            compareSlices(gradients, "grad_step0", gradientTolerance);
        }

        void state(int step, StateDict state) {
            JsonNode parameters = given.get("parameters_in_optimizer_with_gradient");
            String suffix = "_after_" + step;
            parameters.properties().forEach(entry -> {
                if (entry.getValue().has("delta_l2" + suffix)) {
                    delta(entry.getKey(), entry.getValue(), suffix, state);
                }
            });
            state.arrays().forEach((name, array) -> {
                if (!parameters.has(name)) {
                    assertThat(array.values())
                            .as(name + " is fixed")
                            .isEqualTo(before.get(name).values());
                }
            });
            compareSlices(state, "after" + step, 1e-4);
        }

        private void delta(String name, JsonNode expected, String suffix, StateDict state) {
            float[] delta = state.get(name).values().clone();
            float[] old = before.get(name).values();
            double largest = 0;
            for (int i = 0; i < delta.length; i++) {
                delta[i] -= old[i];
                largest = Math.max(largest, Math.abs(delta[i]));
            }
            double noise = expected.get("float32_vs_float64_max_abs" + suffix).asDouble();
            double expectedLargest = expected.get("delta_max_abs" + suffix).asDouble();
            double expectedNorm = expected.get("delta_l2" + suffix).asDouble();
            double allowed = 10 * noise + gradientTolerance * expectedLargest;
            assertThat(largest).as(name + suffix).isCloseTo(expectedLargest, within(allowed));
            assertThat(norm(delta))
                    .as(name + suffix)
                    .isCloseTo(expectedNorm, within(expectedNorm * Math.max(1e-4, 10 * noise / expectedLargest)));
        }

        private void compareSlices(StateDict values, String moment, double tolerance) {
            slices.arrays().forEach((key, expected) -> {
                String name = key.substring(0, key.indexOf('|'));
                if (key.endsWith("|" + moment)) {
                    compare(key, values.get(name).values(), expected.values(), tolerance);
                }
            });
        }

        private static void compare(String key, float[] actual, float[] first, double tolerance) {
            double largest = 0;
            double apart = 0;
            for (float value : actual) {
                largest = Math.max(largest, Math.abs(value));
            }
            for (int i = 0; i < first.length; i++) {
                apart = Math.max(apart, Math.abs(actual[i] - first[i]));
            }
            System.out.printf("%s: %.1e of the largest apart%n", key, apart / largest);
            assertThat(apart / largest).as(key).isLessThanOrEqualTo(tolerance);
        }

        private static Set<String> names(JsonNode node) {
            Set<String> names = new java.util.TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            return names;
        }

        private static double norm(float[] values) {
            double sum = 0;
            for (float value : values) {
                sum += (double) value * value;
            }
            return Math.sqrt(sum);
        }
    }
}
