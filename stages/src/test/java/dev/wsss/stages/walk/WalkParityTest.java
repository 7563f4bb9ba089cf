package dev.wsss.stages.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.irn.PropagatedScores;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@ComparedWith("3_walk")
class WalkParityTest {
    private static final double AGAINST_PUBLISHED_FLOAT32 = 1e-4;
    private static final double AGAINST_FLOAT64 = 5e-6;
    private static final double TWIN_AGAINST_FLOAT64 = 1e-7;

    private static final int LABELS_ON_NEAR_TIES = 3;
    private static final double BACKGROUND = 0.25;

    private final Golden golden = Golden.folder("3_walk");

    @TestFactory
    Stream<DynamicTest> edgeWalksAgree() {
        return cases("irn_")
                .map(node -> DynamicTest.dynamicTest(node.get("case").asText(), () -> edgeWalkAgrees(node)));
    }

    private void edgeWalkAgrees(JsonNode node) {
        RandomWalk walk = new RandomWalk(
                node.get("radius").asInt(),
                node.get("beta").asInt(),
                node.get("exp_times").asInt());
        Planes cam = planes(node, "cam");
        Planes edge = planes(node, "edge");
        float[] walked = walk.walk(cam, edge).values();
        double[] twin = twin(walk, cam, edge);
        double largest = largest(twin);
        if (node.has("out_float64")) {
            double[] float64 = doubles(golden.npy(node.get("out_float64").asText()));
            assertThat(difference(twin, float64)).isLessThanOrEqualTo(TWIN_AGAINST_FLOAT64 * largest);
            assertThat(difference(widen(walked), float64)).isLessThanOrEqualTo(AGAINST_FLOAT64 * largest);
        }
        assertThat(difference(widen(walked), twin)).isLessThanOrEqualTo(AGAINST_FLOAT64 * largest);
        assertThat(difference(widen(walked), widen(planes(node, "out").values())))
                .isLessThanOrEqualTo(AGAINST_PUBLISHED_FLOAT32 * largest);
        if (node.has("label")) {
            labelsAgree(
                    new Planes(cam.channels(), cam.height(), cam.width(), walked), golden.labels(text(node, "label")));
        }
        if (node.has("out_beta4_times2")) {
            float[] few = new RandomWalk(walk.radius(), 4, 2).walk(cam, edge).values();
            assertThat(difference(
                            widen(few), widen(planes(node, "out_beta4_times2").values())))
                    .isLessThanOrEqualTo(AGAINST_FLOAT64 * largest(widen(few)));
        }
    }

    private static void labelsAgree(Planes walked, LabelMap expected) {
        List<Integer> classes = IntStream.range(0, walked.channels()).boxed().toList();
        byte[] labels = new PropagatedScores(expected.height(), expected.width(), classes, walked)
                .mask(BACKGROUND)
                .labels();
        assertThat(IntStream.range(0, labels.length).filter(pixel -> labels[pixel] != expected.labels()[pixel]))
                .hasSizeLessThanOrEqualTo(LABELS_ON_NEAR_TIES);
    }

    private static double[] twin(RandomWalk walk, Planes cam, Planes edge) {
        double[] start = widen(cam.values());
        for (int i = 0; i < start.length; i++) {
            start[i] *= 1 - (double) edge.values()[i % edge.planeSize()];
        }
        return DoubleWalk.alongEdges(edge, PairOffsets.radius(walk.radius()), walk.beta())
                .walk(start, 1 << walk.logSteps());
    }

    @TestFactory
    Stream<DynamicTest> featureWalksAgree() {
        return Stream.concat(cases("psa_"), cases("seam_"))
                .map(node -> DynamicTest.dynamicTest(node.get("case").asText(), () -> featureWalkAgrees(node)));
    }

    private void featureWalkAgrees(JsonNode node) {
        String name = node.get("case").asText();
        RandomWalk walk = new RandomWalk(
                node.get("radius").asInt(),
                node.get("beta").asInt(),
                node.get("logt").asInt());
        Planes features = golden.planes(name + "_feat.npy");
        PairOffsets pairs = PairOffsets.plain(walk.radius());
        FloatArray affinities = FeatureAffinity.of(features, pairs);
        float[] published = golden.npy(name + "_aff.npy").floats();
        assertThat(difference(widen(affinities.values()), widen(published)))
                .isLessThanOrEqualTo(1e-6 * largest(widen(published)));
        Planes scores = golden.planes(name + "_scores.npy");
        float[] walked = walk.walkFeatures(scores, features).values();
        double[] twin = DoubleWalk.alongFeatures(features, pairs, walk.beta())
                .walk(widen(scores.values()), 1 << walk.logSteps());
        assertThat(difference(widen(walked), twin)).isLessThanOrEqualTo(AGAINST_FLOAT64 * largest(twin));
        assertThat(difference(widen(walked), widen(golden.npy(name + "_out.npy").floats())))
                .isLessThanOrEqualTo(AGAINST_PUBLISHED_FLOAT32 * largest(twin));
        float[] alongPublished =
                walk.walkPairs(scores, golden.floats(name + "_aff.npy")).values();
        assertThat(difference(widen(alongPublished), twin)).isLessThanOrEqualTo(AGAINST_FLOAT64 * largest(twin));
    }

    private Stream<JsonNode> cases(String prefix) {
        return Stream.of("cases.json", "cases_big.json")
                .filter(golden::has)
                .flatMap(file -> StreamSupport.stream(golden.json(file).spliterator(), false))
                .filter(node -> node.get("case").asText().startsWith(prefix));
    }

    private Planes planes(JsonNode node, String field) {
        return golden.planes(text(node, field));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }

    private static double[] doubles(NpyArray array) {
        double[] values = new double[array.data().length / Double.BYTES];
        ByteBuffer.wrap(array.data())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        return values;
    }

    private static double[] widen(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static double largest(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]))
                .max()
                .orElseThrow();
    }

    private static double difference(double[] one, double[] other) {
        assertThat(one).hasSameSizeAs(other);
        double[] differences = IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray();
        return largest(differences);
    }
}
