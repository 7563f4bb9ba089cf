package dev.wsss.operator.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.operator.Documents;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of the committed definitions: generated from the records, and with the bounds that a cluster needs for rules.
 */
class DefinitionsTest {
    /** The size limit of an annotation, in which kubectl stores an object. */
    private static final int ROOM = 256 * 1024;

    static Stream<CustomResourceDefinition> definitions() {
        return Stream.of(Definitions.run(), Definitions.profile());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void theCommittedFilesAreCurrent(CustomResourceDefinition definition) throws IOException {
        String file = definition.getMetadata().getName() + ".yaml";
        String text = Definitions.yaml(definition);
        Documents.holds(Documents.root().resolve("k8s/crd/" + file), text);
        Documents.holds(Documents.root().resolve("helm/wsss-operator/files/crds/" + file), text);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void kubectlCanApplyThem(CustomResourceDefinition definition) throws IOException {
        assertThat(Definitions.yaml(definition).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(ROOM);
        assertThat(new ObjectMapper().writeValueAsBytes(definition)).hasSizeLessThan(ROOM);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyTextListAndMapHasABoundAndEveryListSaysHowItIsMerged(CustomResourceDefinition definition) {
        assertThat(nodes(definition, "string")).isNotEmpty().allMatch(each -> each.has("maxLength"));
        assertThat(nodes(definition, "array"))
                .isNotEmpty()
                .allMatch(each -> each.has("maxItems") && each.has("x-kubernetes-list-type"));
        assertThat(nodes(definition, "object"))
                .filteredOn(each -> each.has("additionalProperties"))
                .isNotEmpty()
                .allMatch(each -> each.has("maxProperties"));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void defaultsBelongToTheEffectiveSpecAndNotToTheDefinition(CustomResourceDefinition definition) {
        assertThat(all(definition)).noneMatch(each -> each.has("default"));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyFieldSaysWhatItMeans(CustomResourceDefinition definition) {
        JsonNode fields = schema(definition).path("properties");
        assertThat(List.of(fields.path("spec"), fields.path("status"), fields.at("/status/properties/steps/items")))
                .flatMap(Leaf::below)
                .filteredOn(leaf -> !leaf.schema().isMissingNode())
                .isNotEmpty()
                .allSatisfy(leaf -> assertThat(leaf.schema().path("description").asText())
                        .as(leaf.pointer())
                        .endsWith("."));
    }

    @Test
    void theDefinitionHasTheStepsThatAManifestMayName() {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.putObject("dataset").put("location", "VOC2012");
        spec.putObject("contextDecoupling");
        ObjectNode steps = spec.putObject("steps");
        schema(Definitions.run()).at("/properties/spec/properties/steps/properties").properties().stream()
                .filter(step -> !step.getValue().path("description").asText().startsWith("Former"))
                .forEach(step -> steps.putObject(step.getKey()));
        assertThat(steps).hasSize(18);
        assertThat(Verdicts.run(spec)).isEmpty();
    }

    @Test
    void conditionsAreMergedByTypeAndStepsByName() {
        JsonNode status = schema(Definitions.run()).at("/properties/status/properties");
        assertThat(status.at("/conditions/x-kubernetes-list-map-keys/0").asText())
                .isEqualTo("type");
        assertThat(status.at("/steps/x-kubernetes-list-map-keys/0").asText()).isEqualTo("name");
    }

    private static List<JsonNode> nodes(CustomResourceDefinition definition, String type) {
        return all(definition).stream()
                .filter(each -> each.path("type").asText().equals(type))
                .toList();
    }

    private static List<JsonNode> all(CustomResourceDefinition definition) {
        List<JsonNode> nodes = new ArrayList<>(List.of(schema(definition)));
        for (int index = 0; index < nodes.size(); index++) {
            JsonNode node = nodes.get(index);
            node.path("properties").forEach(nodes::add);
            Stream.of("items", "additionalProperties")
                    .map(node::path)
                    .filter(JsonNode::isObject)
                    .forEach(nodes::add);
        }
        return nodes;
    }

    private static JsonNode schema(CustomResourceDefinition definition) {
        return new ObjectMapper().<JsonNode>valueToTree(definition).at("/spec/versions/0/schema/openAPIV3Schema");
    }
}
