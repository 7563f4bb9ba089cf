package dev.wsss.stages.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.ByteArray;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.PendingLosses;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Rates;
import dev.wsss.stages.script.Training;
import dev.wsss.stages.walk.PairLabels;
import dev.wsss.stages.walk.PairOffsets;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of three optimiser steps of the networks on ResNet-38, with factors of 1 in place of dropout. */
@ComparedWith("6_steps")
class ResNet38StepsParityTest {
    private static final Golden GOLDEN = Golden.folder("6_steps");
    private static final Numeric FLOAT32 = new Numeric(Precision.FLOAT32, 2);

    /**
     * Bound of the rounding noise of gradients: ten times the noise that the original lists, and a part of it where it
     * lists none.
     */
    private static final double LEAST_NOISE = 4e-6;

    /** Relative bound of the losses of later steps. */
    private static final double LATER_LOSS = 1e-3;

    @ParameterizedTest
    @ValueSource(strings = {"r38_cls", "r38_aff", "r38_seam"})
    void gradientsOfTheFirstStepAreTheOriginals(String name) throws IOException {
        JsonNode given = GOLDEN.json(name + ".json");
        Network network = network(name);
        Map<String, FloatArray> weights = weights(given, network);
        Bindings batch = batch(name, given, network);
        StateDict slices = SafeTensors.read(GOLDEN.path().resolve(name + ".safetensors"));
        JsonNode parameters = given.get("parameters_in_optimizer_with_gradient");
        try (Training training = new Training(network, weights, Map.of(), FLOAT32, Training.Batches.SPLIT)) {
            PendingLosses call = training.accumulate(batch, rates(given, 0), 1);
            compareLosses(given, 0, network, training.losses(List.of(call)).getFirst());
            Map<String, FloatArray> gradients = training.gradients();
            List<String> names = new ArrayList<>();
            parameters.fieldNames().forEachRemaining(names::add);
            assertThat(gradients.keySet()).containsExactlyInAnyOrderElementsOf(names);
            gradients.forEach((parameter, gradient) -> {
                JsonNode expected = parameters.get(parameter);
                double norm = expected.get("grad_l2_step0").asDouble();
                assertThat(norm(gradient.values())).as(parameter).isCloseTo(norm, within(allowed(expected) * norm));
                if (slices.has(parameter + "|grad_step0")) {
                    compareSlice(
                            parameter,
                            gradient.values(),
                            slices.get(parameter + "|grad_step0").values(),
                            allowed(expected) * largest(gradient.values()));
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"r38_cls", "r38_aff", "r38_seam"})
    void threeStepsAreTheOriginals(String name) throws IOException {
        JsonNode given = GOLDEN.json(name + ".json");
        Network network = network(name);
        Map<String, FloatArray> weights = weights(given, network);
        Bindings batch = batch(name, given, network);
        StateDict slices = SafeTensors.read(GOLDEN.path().resolve(name + ".safetensors"));
        try (Training training = new Training(network, weights, Map.of(), FLOAT32, Training.Batches.WHOLE)) {
            for (int step = 0; step < given.get("steps").size(); step++) {
                PendingLosses call = training.step(batch, rates(given, step));
                compareLosses(
                        given, step, network, training.losses(List.of(call)).getFirst());
                if (step != 1) {
                    compareState(given, step + 1, weights, training.state(), slices);
                }
            }
        }
    }

    private static Network network(String name) {
        return switch (name) {
            case "r38_cls" -> CamNetwork.affinityNet(20).training();
            case "r38_aff" -> AffinityNetwork.published().training(PairOffsets.plain(5));
            default -> SeamNetwork.published(20).training();
        };
    }

    private static Map<String, FloatArray> weights(JsonNode given, Network network) {
        return new GeneratedWeights(given.get("seed").asText()).of(network);
    }

    private static Bindings batch(String name, JsonNode given, Network network) {
        JsonNode info = given.get("info");
        FloatArray pictures = GOLDEN.floats(info.get("input").asText());
        int n = pictures.shape()[0];
        Bindings batch = new Bindings().with("picture", pictures);
        network.dropouts().forEach(dropout -> {
            FloatArray ones = FloatArray.zeros(n, dropout.channels(), 1, 1);
            Arrays.fill(ones.values(), 1);
            batch.with(dropout.input(), ones);
        });
        String labels = info.get("labels").asText().replaceAll(" .*", "");
        return name.equals("r38_aff")
                ? withPairs(batch, GOLDEN.npy(labels), info.get("pairs"))
                : batch.with("labels", GOLDEN.floats(labels));
    }

    private static Bindings withPairs(Bindings batch, NpyArray maps, JsonNode expected) {
        PairOffsets offsets = PairOffsets.plain(5);
        int[] shape = maps.shape();
        int size = shape[1] * shape[2];
        List<PairLabels> labels = new ArrayList<>();
        float[] counts = new float[4];
        for (int i = 0; i < shape[0]; i++) {
            byte[] map = Arrays.copyOfRange(maps.bytes(), i * size, (i + 1) * size);
            labels.add(PairLabels.of(new LabelMap(shape[2], shape[1], map), offsets));
            for (byte code : labels.getLast().codes()) {
                counts[code]++;
            }
        }
        assertThat(counts[PairLabels.NEGATIVE])
                .isEqualTo((float) expected.get("neg").asDouble());
        int each = labels.getFirst().codes().length;
        byte[] codes = new byte[labels.size() * each];
        for (int i = 0; i < labels.size(); i++) {
            System.arraycopy(labels.get(i).codes(), 0, codes, i * each, each);
        }
        int[] all = {labels.size(), 1, offsets.size(), labels.getFirst().sources()};
        return batch.with("pairs", new ByteArray(all, codes))
                .with("counts", new FloatArray(new int[] {3}, Arrays.copyOfRange(counts, 1, 4)));
    }

    private static Rates rates(JsonNode given, int step) {
        List<String> names = LearningGroups.BY_ORIGIN_AND_KIND.names();
        JsonNode rates = given.get("steps").get(step).get("lr");
        JsonNode decays = given.get("optimizer").get("weight_decay");
        Map<String, Rates.Group> groups = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            groups.put(
                    names.get(i),
                    new Rates.Group(rates.get(i).asDouble(), decays.get(i).asDouble()));
        }
        return new Rates(groups, given.get("optimizer").get("momentum").get(0).asDouble());
    }

    private static void compareLosses(JsonNode given, int step, Network network, float[] losses) {
        JsonNode expected = given.get("steps").get(step).get("loss");
        for (int i = 0; i < losses.length; i++) {
            String part = network.results().get(i).equals("loss")
                    ? "total"
                    : network.results().get(i);
            double loss = expected.get(part).asDouble();
            double relative = Math.abs(losses[i] - loss) / loss;
            System.out.printf("step %d %s: %.7f, %.1e apart%n", step, part, losses[i], relative);
            assertThat(relative).as(part + " of step " + step).isLessThanOrEqualTo(step == 0 ? 3e-5 : LATER_LOSS);
        }
    }

    private static double allowed(JsonNode parameter) {
        return 10
                * Math.max(
                        LEAST_NOISE,
                        parameter.get("grad_step0_float32_vs_float64_rel").asDouble());
    }

    private static void compareState(
            JsonNode given,
            int steps,
            Map<String, FloatArray> before,
            Map<String, FloatArray> after,
            StateDict slices) {
        JsonNode parameters = given.get("parameters_in_optimizer_with_gradient");
        String suffix = "_after_" + steps;
        after.forEach((name, array) -> {
            float[] old = Objects.requireNonNull(before.get(name)).values();
            if (!parameters.has(name)) {
                assertThat(array.values()).as(name + " is fixed").isEqualTo(old);
                return;
            }
            JsonNode expected = parameters.get(name);
            float[] delta = array.values().clone();
            for (int i = 0; i < delta.length; i++) {
                delta[i] -= old[i];
            }
            double noise = expected.get("float32_vs_float64_max_abs" + suffix).asDouble();
            double most = expected.get("delta_max_abs" + suffix).asDouble();
            double norm = expected.get("delta_l2" + suffix).asDouble();
            double allowed = 10 * noise + 1e-4 * most;
            assertThat(largest(delta)).as(name + suffix).isCloseTo(most, within(allowed));
            assertThat(norm(delta)).as(name + suffix).isCloseTo(norm, within(norm * allowed / most));
            if (slices.has(name + "|after" + steps)) {
                compareSlice(
                        name,
                        array.values(),
                        slices.get(name + "|after" + steps).values(),
                        allowed);
            }
        });
    }

    private static void compareSlice(String name, float[] actual, float[] first, double allowed) {
        double apart = 0;
        for (int i = 0; i < first.length; i++) {
            apart = Math.max(apart, Math.abs(actual[i] - first[i]));
        }
        System.out.printf("%s: %.1e apart, %.1e allowed%n", name, apart, allowed);
        assertThat(apart).as(name).isLessThanOrEqualTo(allowed);
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
