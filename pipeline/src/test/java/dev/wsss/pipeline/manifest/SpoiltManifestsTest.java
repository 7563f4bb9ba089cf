package dev.wsss.pipeline.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.Documents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of damaged manifests: each is read, or refused with pointers and never with a bare exception. */
class SpoiltManifestsTest {
    private static final List<String> JUNK = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "1.5",
            "99999999999999999999",
            "\"\"",
            "\"off\"",
            "\"~/a\"",
            "[]",
            "{}",
            "[null]",
            "[[1]]",
            "{\"\": {}}",
            "{\"a/b~c\": null}",
            "[1, \"two\", {}]");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aValueReplacedByJunkIsReadOrRefusedWithPointersIntoTheManifest(long seed) throws IOException {
        Random random = new Random(seed);
        RunManifest whole = RunManifest.read(Documents.root().resolve("k8s/samples/voc12-irn-cda.yaml"));
        EffectiveSpec effective = EffectiveSpec.of(whole);
        ObjectNode spec = random.nextBoolean()
                ? whole.spec().deepCopy()
                : (ObjectNode) new ObjectMapper().valueToTree(effective.spec());
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            spoil(spec, random);
        }
        RunManifest spoilt = new RunManifest("spoilt", spec, "spoilt.yaml", whole.folder());
        try {
            assertThat(EffectiveSpec.of(spoilt).spec()).isNotNull();
        } catch (InvalidManifest refused) {
            assertThat(refused.problems()).isNotEmpty().doesNotHaveDuplicates().allSatisfy(problem -> assertThat(
                            problem.pointer())
                    .startsWith("/spec"));
        }
    }

    private static void spoil(ObjectNode spec, Random random) throws IOException {
        JsonNode junk = new ObjectMapper().readTree(JUNK.get(random.nextInt(JUNK.size())));
        List<JsonNode> containers = new ArrayList<>(List.of(spec));
        for (int i = 0; i < containers.size(); i++) {
            containers.get(i).forEach(child -> {
                if (child.isContainerNode() && !child.isEmpty()) {
                    containers.add(child);
                }
            });
        }
        JsonNode place = containers.get(random.nextInt(containers.size()));
        if (place instanceof ArrayNode list && !list.isEmpty()) {
            list.set(random.nextInt(list.size()), junk);
        } else if (place instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            object.set(names.get(random.nextInt(names.size())), junk);
        }
    }
}
