package dev.wsss.stages.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.NpyArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@ComparedWith("4_affinity")
class AffinityParityTest {
    private final Golden golden = Golden.folder("4_affinity");

    @TestFactory
    Stream<DynamicTest> offsetsAndPathsAreIrnets() throws IOException {
        try (Stream<Path> files = Files.list(golden.path())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("offsets_radius\\d+\\.json"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> DynamicTest.dynamicTest(file, () -> offsetsAgree(file)));
        }
    }

    private void offsetsAgree(String file) {
        JsonNode expected = golden.json(file);
        PairOffsets pairs = PairOffsets.radius(Integer.parseInt(file.replaceAll("\\D", "")));
        assertThat(pairs.offsets().stream().map(offset -> new PathPoint(offset.dy(), offset.dx())))
                .containsExactlyElementsOf(points(expected.get("offsets")));
        assertThat(pairs.offsets().stream().map(PairOffset::path))
                .containsExactlyElementsOf(
                        elements(expected.get("paths")).map(this::points).toList());
    }

    private List<PathPoint> points(JsonNode list) {
        return elements(list)
                .map(point -> new PathPoint(point.get(0).asInt(), point.get(1).asInt()))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> pairLabelsAreExact() {
        return cases("_pairs")
                .map(node -> DynamicTest.dynamicTest(node.get("case").asText(), () -> {
                    String name = node.get("case").asText();
                    int radius = node.get("radius").asInt();
                    PairOffsets pairs =
                            name.startsWith("irn_") ? PairOffsets.radius(radius) : PairOffsets.plain(radius);
                    PairLabels labels = PairLabels.of(golden.labels(name.replace("_pairs", "_map.npy")), pairs);
                    NpyArray expected = golden.npy(name + ".npy");
                    assertThat(new int[] {labels.offsets(), labels.sources()}).isEqualTo(expected.shape());
                    assertThat(labels.codes()).isEqualTo(expected.bytes());
                }));
    }

    private Stream<JsonNode> cases(String part) {
        return elements(golden.json("cases.json"))
                .filter(node -> node.get("case").asText().contains(part));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
