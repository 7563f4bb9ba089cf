package dev.wsss.stages.crf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@ComparedWith({"0_images", "2_crf"})
class CrfParityTest {
    private static final double AFTER_ONE_ITERATION = 1e-5;
    private static final double AFTER_ALL_ITERATIONS = 1e-3;
    private static final double MARGIN = 1e-3;

    private final Golden golden = Golden.folder("2_crf");

    @TestFactory
    Stream<DynamicTest> beliefsAndLabelMapsAgree() {
        return StreamSupport.stream(golden.json("cases.json").spliterator(), false)
                .map(node -> DynamicTest.dynamicTest(node.get("case").asText(), () -> agrees(node)));
    }

    private void agrees(JsonNode node) {
        RgbImage picture = picture(node);
        DenseCrf crf = DenseCrf.of(picture, gaussian(node.get("gaussian")), bilateral(node.get("bilateral")));
        Planes unary = unary(node);
        Planes belief = crf.infer(unary, node.get("iterations").asInt());
        if (node.has("Q_after_1_iteration")) {
            assertThat(largestDifference(
                            crf.infer(unary, 1).values(),
                            golden.npy(text(node, "Q_after_1_iteration")).floats()))
                    .isLessThanOrEqualTo(AFTER_ONE_ITERATION);
        }
        if (node.has("Q")) {
            assertThat(largestDifference(
                            belief.values(), golden.npy(text(node, "Q")).floats()))
                    .isLessThanOrEqualTo(AFTER_ALL_ITERATIONS);
        }
        if (node.has("Q_every_16th")) {
            Planes grid = golden.planes(text(node, "Q_every_16th"));
            assertThat(largestDifference(everySixteenth(belief, grid), grid.values()))
                    .isLessThanOrEqualTo(AFTER_ALL_ITERATIONS);
        }
        labelsAgree(belief, golden.labels(text(node, "output")));
        assertThat(crf.labels(unary, node.get("iterations").asInt()).labels()).isEqualTo(argmax(belief));
    }

    private static void labelsAgree(Planes belief, LabelMap expected) {
        byte[] labels = argmax(belief);
        assertThat(IntStream.range(0, labels.length)
                        .filter(pixel -> labels[pixel] != expected.labels()[pixel])
                        .filter(pixel -> margin(belief, pixel) >= MARGIN))
                .as("pixels with another label although their two best probabilities differ")
                .isEmpty();
    }

    private static float[] everySixteenth(Planes belief, Planes grid) {
        float[] chosen = new float[grid.values().length];
        for (int i = 0; i < chosen.length; i++) {
            int row = i / grid.width() % grid.height() * 16;
            int column = i % grid.width() * 16;
            chosen[i] = at(belief, i / grid.planeSize(), row * belief.width() + column);
        }
        return chosen;
    }

    private static byte[] argmax(Planes belief) {
        byte[] labels = new byte[belief.planeSize()];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            for (int label = 1; label < belief.channels(); label++) {
                if (at(belief, label, pixel) > at(belief, labels[pixel], pixel)) {
                    labels[pixel] = (byte) label;
                }
            }
        }
        return labels;
    }

    private static double margin(Planes belief, int pixel) {
        double[] sorted = IntStream.range(0, belief.channels())
                .mapToDouble(label -> at(belief, label, pixel))
                .sorted()
                .toArray();
        return sorted[sorted.length - 1] - sorted[sorted.length - 2];
    }

    private static float at(Planes planes, int label, int pixel) {
        return planes.values()[label * planes.planeSize() + pixel];
    }

    private static double largestDifference(float[] one, float[] other) {
        assertThat(one).hasSameSizeAs(other);
        return IntStream.range(0, one.length)
                .mapToDouble(i -> Math.abs((double) one[i] - other[i]))
                .max()
                .orElseThrow();
    }

    private static Crf.Gaussian gaussian(JsonNode node) {
        return new Crf.Gaussian(number(node, "sxy"), number(node, "compat"));
    }

    private static Crf.Bilateral bilateral(JsonNode node) {
        return new Crf.Bilateral(number(node, "sxy"), number(node, "srgb"), number(node, "compat"));
    }

    private Planes unary(JsonNode node) {
        if (text(node, "kind").equals("labels")) {
            return Unary.fromLabels(
                    golden.labels(text(node, "input")),
                    node.get("n_labels").asInt(),
                    node.get("gt_prob").asDouble());
        }
        Planes cam = cam(node);
        int pixels = cam.planeSize();
        Planes scores = Planes.zeros(cam.channels() + 1, cam.height(), cam.width());
        System.arraycopy(cam.values(), 0, scores.values(), pixels, cam.values().length);
        for (int pixel = 0; pixel < pixels; pixel++) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int label = 0; label < cam.channels(); label++) {
                largest = Math.max(largest, at(cam, label, pixel));
            }
            scores.values()[pixel] = (float) Math.pow(1 - largest, number(node, "alpha"));
        }
        return Unary.fromScores(scores);
    }

    private Planes cam(JsonNode node) {
        if (!node.has("cam")) {
            return golden.planes(prefix(node) + "_cam.npy");
        }
        NpyArray bytes = golden.npy(text(node, "cam"));
        Planes cam = Planes.zeros(bytes.shape()[0], bytes.shape()[1], bytes.shape()[2]);
        for (int i = 0; i < cam.values().length; i++) {
            cam.values()[i] = (bytes.bytes()[i] & 0xff) / 255f;
        }
        return cam;
    }

    private RgbImage picture(JsonNode node) {
        String own = prefix(node) + "_rgb.npy";
        return golden.has(own) ? golden.rgb(own) : Golden.folder("0_images").rgb(text(node, "image_key") + "_rgb.npy");
    }

    private static String prefix(JsonNode node) {
        return text(node, "case").split("_", 2)[0];
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }

    private static float number(JsonNode node, String field) {
        return (float) node.get(field).asDouble();
    }
}
