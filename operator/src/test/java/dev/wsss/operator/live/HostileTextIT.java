package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.crd.Leaf;
import dev.wsss.operator.crd.Places;
import dev.wsss.operator.lifecycle.RunningOperator;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of hostile text in every text field of a run: the API server refuses it by the field's name, or the operator
 * does, or the run works. No reconciliation fails, and every message is short and readable.
 */
@NeedsApiServer
class HostileTextIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Set<String> ENDS = Set.of("Succeeded", "Invalid");

    @TempDir
    Path folder;

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Set<String> failedLooks = ConcurrentHashMap.newKeySet();

    @Test
    void itIsRefusedByNameOrTheRunWorks(ApiServer server) throws IOException {
        try (KubernetesClient client = server.inNewNamespace();
                RunningOperator _ = Operators.start(client, folder);
                Player _ = new Player(client, folder)) {
            listen(client);
            Map<String, String> accepted = new LinkedHashMap<>();
            for (Leaf leaf : texts()) {
                HostileText.all().forEach(text -> apply(client, leaf, text, accepted));
            }
            assertThat(accepted).isNotEmpty();
            Map<String, WSSSRunStatus> ends = new LinkedHashMap<>();
            await().atMost(LONG).untilAsserted(() -> {
                for (WSSSRun run : client.resources(WSSSRun.class).list().getItems()) {
                    ends.put(run.getMetadata().getName(), Objects.requireNonNull(run.getStatus()));
                }
                assertThat(ends).hasSize(accepted.size()).allSatisfy((name, status) -> assertThat(status.state())
                        .as("%s: %s", name, status.explain())
                        .isIn(ENDS));
            });
            ends.forEach((name, status) -> {
                if ("Invalid".equals(status.state())) {
                    assertThat(status.explain()).as(name).contains(accepted.get(name));
                }
            });
            assertThat(ends.values()).extracting(WSSSRunStatus::state).containsAll(ENDS);
        }
        assertThat(failedLooks).isEmpty();
        assertThat(said).allSatisfy(sentence -> assertThat(sentence)
                .matches(each -> each.getBytes(StandardCharsets.UTF_8).length <= 2048, "is short")
                .doesNotContainPattern("[\\p{Cc}\u202e\ufffd]"));
    }

    /** Applies a run; records its refusal, or the name of the field that may be refused later. */
    private void apply(KubernetesClient client, Leaf leaf, HostileText text, Map<String, String> accepted) {
        String field = leaf.pointer().substring(leaf.pointer().lastIndexOf('/') + 1);
        int number = 0;
        for (JsonNode value : values(leaf, text.text())) {
            String name = "run-%d-%s-%s".formatted(++number, field.toLowerCase(Locale.ROOT), text.id());
            WSSSRun run = new WSSSRun();
            run.setMetadata(new ObjectMetaBuilder().withName(name).build());
            run.setSpec(spec(leaf.pointer(), value));
            try {
                client.resource(run).create();
                accepted.put(name, field);
            } catch (KubernetesClientException refused) {
                assertThat(refused.getCode()).as(name).isEqualTo(422);
                assertThat(refused.getMessage()).as(name).contains(field);
            }
        }
    }

    /** Returns the text as the value, as the only entry of a list, or as value and as name of a map. */
    private static List<JsonNode> values(Leaf leaf, String text) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (leaf.schema().path("type").asText()) {
            case "array" -> List.of(json.arrayNode().add(text));
            case "object" ->
                List.of(
                        json.objectNode().put("cam-weights", text),
                        json.objectNode().put(text, "s3://given/cam"));
            default -> List.of(TextNode.valueOf(text));
        };
    }

    /** Returns the spec of a run that works, apart from the text at the pointer. */
    private static ObjectNode spec(String pointer, JsonNode value) {
        ObjectNode spec = Places.run(pointer, value);
        ObjectNode dataset = spec.withObjectProperty("dataset");
        if (!pointer.equals("/dataset/location")) {
            dataset.put("location", "s3://datasets/VOC2012");
        }
        if (!dataset.has("scoreList")) {
            dataset.put("scoreList", "none");
        }
        if (!pointer.equals("/initialWeights")) {
            spec.put("initialWeights", "s3://weights/resnet50.pth");
        }
        ObjectNode given = spec.withObjectProperty("given");
        for (String weights : List.of("cam-weights", "affinity-weights")) {
            if (!given.has(weights)) {
                given.put(weights, "s3://given/" + weights);
            }
        }
        if (!pointer.equals("/store/bucket")) {
            spec.withObjectProperty("store").put("bucket", "wsss");
        }
        return spec;
    }

    /** Returns every text leaf of the definition but the name of another controller. */
    private static List<Leaf> texts() throws IOException {
        JsonNode schema = new YAMLMapper()
                .readTree(ApiServer.file("wsssruns").toFile())
                .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
        List<Leaf> texts = new ArrayList<>();
        for (Leaf leaf : Leaf.below(schema)) {
            JsonNode type = leaf.schema().has("items")
                    ? leaf.schema().path("items")
                    : leaf.schema().has("additionalProperties")
                            ? leaf.schema().path("additionalProperties")
                            : leaf.schema();
            if (type.path("type").asText().equals("string")
                    && !type.has("enum")
                    && !leaf.pointer().equals("/managedBy")) {
                texts.add(leaf);
            }
        }
        assertThat(texts).hasSizeGreaterThan(12);
        return texts;
    }

    private void listen(KubernetesClient client) {
        client.resources(WSSSRun.class).watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, WSSSRun run) {
                WSSSRunStatus status = run.getStatus();
                if (status != null && status.explain() != null) {
                    said.add(status.explain());
                    status.conditions().forEach(each -> said.add(each.getMessage()));
                    if ("ReconcileError".equals(status.reason())) {
                        failedLooks.add(run.getMetadata().getName() + ": " + status.explain());
                    }
                }
            }

            @Override
            public void onClose(WatcherException cause) {}
        });
    }
}
