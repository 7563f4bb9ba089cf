package dev.wsss.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.operator.Documents;
import dev.wsss.operator.apiserver.ApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests of the schema of the chart's values: it lists every value, and its part on profiles is generated from their
 * definition.
 */
class ValuesSchemaTest {
    private static final Path SCHEMA = Helm.CHART.resolve("values.schema.json");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void aProfileInTheValuesIsWhatAWsssprofileIs() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode schema = (ObjectNode) json.readTree(SCHEMA.toFile());
        JsonNode spec = YAML.readTree(ApiServer.file("wsssprofiles").toFile())
                .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
        ObjectNode profile =
                ((ObjectNode) closed(spec)).put("description", "Fields of docs/profile.md, over the built-in profile.");
        ((ObjectNode) schema.get("properties")).set("profile", profile);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        Documents.holds(SCHEMA, json.writer(printer).writeValueAsString(schema) + "\n");
    }

    /** Returns a schema without Kubernetes' own keywords, in which fields without a name are refused. */
    private static JsonNode closed(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode closed = new ObjectMapper().createObjectNode();
        node.properties().stream()
                .filter(each -> !each.getKey().startsWith("x-kubernetes-"))
                .forEach(each -> closed.set(each.getKey(), closed(each.getValue())));
        if (node.path("properties").isObject() && !node.has("x-kubernetes-preserve-unknown-fields")) {
            closed.put("additionalProperties", false);
        }
        return closed;
    }

    @Test
    void everyValueIsDescribedAndEveryDescriptionHasAValue() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(SCHEMA.toFile());
        JsonNode values = YAML.readTree(Helm.CHART.resolve("values.yaml").toFile());
        List<String> differences = new ArrayList<>();
        compare("", values, schema, differences);
        assertThat(differences).isEmpty();
    }

    private static void compare(String place, JsonNode values, JsonNode schema, List<String> differences) {
        values.properties().forEach(each -> {
            JsonNode described = schema.path("properties").path(each.getKey());
            if (described.path("description").asText().isEmpty()) {
                differences.add(place + "/" + each.getKey() + " is not described");
            }
            if (described.has("properties") && !each.getKey().equals("profile")) {
                compare(place + "/" + each.getKey(), each.getValue(), described, differences);
            }
        });
        schema.path("properties").fieldNames().forEachRemaining(name -> {
            if (!values.has(name)) {
                differences.add(place + "/" + name + " is described and has no value");
            }
        });
        if (!schema.path("additionalProperties").isBoolean()) {
            differences.add(place + " lets unknown values pass");
        }
    }
}
