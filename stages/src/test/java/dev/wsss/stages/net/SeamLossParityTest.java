package dev.wsss.stages.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.Closeness;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.PendingLosses;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Rates;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Training;
import dev.wsss.stages.script.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of SEAM's losses and their gradients, as functions of stored maps in place of a network. */
@ComparedWith("4_affinity")
class SeamLossParityTest {
    private static final Golden GOLDEN = Golden.folder("4_affinity");
    private static final double TOLERANCE = 1e-6;
    private static final List<String> MAPS = List.of("cam1", "rv1", "cam2", "rv2");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void lossesAndGradientsAreTheOriginals(String name, JsonNode given) {
        SequencedMap<String, FloatArray> maps = new LinkedHashMap<>();
        MAPS.forEach(map -> maps.put(map, GOLDEN.floats(name + "_" + map + ".npy")));
        Script script = new Script();
        SeamLoss loss = new SeamLoss(script, script.input("labels", 20), null);
        Network network = script.network(loss.of(
                stored(script, maps, "cam1"),
                stored(script, maps, "rv1"),
                stored(script, maps, "cam2"),
                stored(script, maps, "rv2")));
        Numeric numeric = new Numeric(Precision.FLOAT32, 2);
        try (Training training = new Training(network, maps, Map.of(), numeric, Training.Batches.SPLIT)) {
            PendingLosses call = training.accumulate(
                    new Bindings().with("labels", labels(name)), new Rates(Map.of("backbone", 1.0), 0, 0), 1);
            float[] losses = training.losses(List.of(call)).getFirst();
            for (int i = 0; i < losses.length; i++) {
                String part = network.results().get(i);
                double expected = given.get("losses").get(part).asDouble();
                assertThat((double) losses[i]).as(part).isCloseTo(expected, within(TOLERANCE * expected));
            }
            Map<String, FloatArray> gradients = training.gradients();
            MAPS.forEach(map -> compare(name, map, Objects.requireNonNull(gradients.get(map)), given.get("grads")));
        }
    }

    static Stream<Arguments> cases() {
        return StreamSupport.stream(GOLDEN.json("cases.json").spliterator(), false)
                .filter(given -> given.get("case").asText().startsWith("seam_loss_"))
                .map(given -> Arguments.of(given.get("case").asText(), given));
    }

    private static Value stored(Script script, Map<String, FloatArray> maps, String name) {
        int[] shape = Objects.requireNonNull(maps.get(name)).shape();
        return script.parameter(name, shape[1], shape);
    }

    private static FloatArray labels(String name) {
        JsonNode rows = GOLDEN.json(name + "_labels.json");
        FloatArray labels = FloatArray.zeros(rows.size(), 20);
        for (int i = 0; i < labels.values().length; i++) {
            labels.values()[i] = (float) rows.get(i / 20).get(i % 20).asDouble();
        }
        return labels;
    }

    private static void compare(String name, String map, FloatArray gradient, JsonNode summaries) {
        JsonNode summary = summaries.get(map);
        double largest = Math.max(
                Math.abs(summary.get("min").asDouble()),
                Math.abs(summary.get("max").asDouble()));
        double squares = 0;
        for (float value : gradient.values()) {
            squares += (double) value * value;
        }
        double norm = summary.get("l2").asDouble();
        assertThat(Math.sqrt(squares)).as(map).isCloseTo(norm, within(1e-5 * norm));
        FloatArray expected;
        FloatArray actual = gradient;
        if (GOLDEN.has(name + "_grad_" + map + ".npy")) {
            expected = GOLDEN.floats(name + "_grad_" + map + ".npy");
        } else {
            expected = GOLDEN.floats(name + "_grad_" + map + "_s0c0_4.npy");
            int plane = gradient.shape()[2] * gradient.shape()[3];
            actual = FloatArray.zeros(expected.shape());
            int[] channels = {0, 3, 4, 11};
            for (int i = 0; i < channels.length; i++) {
                System.arraycopy(gradient.values(), channels[i] * plane, actual.values(), i * plane, plane);
            }
        }
        double apart = 0;
        for (int i = 0; i < expected.values().length; i++) {
            apart = Math.max(apart, Math.abs(actual.values()[i] - expected.values()[i]));
        }
        System.out.printf("%s %s: %.1e of the largest apart%n", name, map, apart / largest);
        assertThat(Arrays.stream(actual.shape()).reduce(1, (a, b) -> a * b)).isEqualTo(expected.values().length);
        assertThat(apart).as(map).isLessThanOrEqualTo(TOLERANCE * largest);
        assertThat(Closeness.apart(actual.values(), expected.values())).as(map).isLessThanOrEqualTo(1e-5);
    }
}
