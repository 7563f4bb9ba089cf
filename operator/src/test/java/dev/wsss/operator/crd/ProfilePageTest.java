package dev.wsss.operator.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.operator.Documents;
import dev.wsss.operator.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests of the page about profiles, which is generated from their definition and the built-in one. */
class ProfilePageTest {
    private static final JsonNode BUILT_IN =
            Profiles.installed(JsonNodeFactory.instance.objectNode()).base();

    @Test
    void theReferenceOfTheProfileIsCurrent() throws IOException {
        Documents.holds(Documents.root().resolve("docs/profile.md"), page());
    }

    private static String page() throws IOException {
        Path example = Documents.root().resolve("operator/src/test/resources/profiles/valid/gpu.yaml");
        JsonNode spec = new ObjectMapper()
                .<JsonNode>valueToTree(Definitions.profile())
                .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
        return """
                # The profile

                Generated from the record `dev.wsss.operator.profile.Profile` and the built-in profile; a test holds it current. A
                `WSSSProfile` describes the pods of a namespace's runs; a run names it in `spec.execution.profile`. For example:

                ```yaml
                %s```

                What it leaves out is taken from the operator's built-in profile (column *default*), over which the installation's own
                values go. Blocks are merged field by field; lists and values replace what was there. In the pod, entries of `env` and
                `volumes` are merged with the operator's by name, those of `volumeMounts` by path, and the operator's win: command,
                security context and service-account token are never a profile's. A user who may edit a profile decides which images run in
                the namespace, as every user who may create Jobs does.

                Requests and limits are the same. An attempt that ran out of memory is repeated with half as much more, up to
                `maximumMemory`. Quantities are Kubernetes' (`500m`, `4`, `16Gi`), in quotes where YAML would read a number.

                | field | type | default | meaning |
                |---|---|---|---|
                %s
                """.formatted(
                        Files.readString(example),
                        Leaf.below(spec).stream().map(ProfilePageTest::row).collect(Collectors.joining("\n")));
    }

    private static String row(Leaf leaf) {
        return "| `spec%s` | %s | %s | %s |"
                .formatted(
                        leaf.pointer().replace('/', '.'),
                        type(leaf.schema()),
                        shown(BUILT_IN.at(leaf.pointer())),
                        leaf.schema().path("description").asText());
    }

    private static String type(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "integer" -> "whole number" + bounds(schema);
            case "array" -> "list of " + (schema.at("/items/type").asText().equals("object") ? "blocks" : "texts");
            case "object" -> schema.has("additionalProperties") ? "names to texts" : "block";
            default -> schema.has("enum") ? words(schema) : quantity(schema) ? "quantity" : "text";
        };
    }

    private static String bounds(JsonNode schema) {
        return schema.has("minimum") ? ", at least " + schema.path("minimum").asInt() : "";
    }

    private static String words(JsonNode schema) {
        List<String> words = new ArrayList<>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        return String.join(" or ", words);
    }

    private static boolean quantity(JsonNode schema) {
        return "16Gi".matches(schema.path("pattern").asText("never"))
                && schema.path("maxLength").asInt() == 32;
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "absent";
        }
        return value.isEmpty() && value.isContainerNode() ? "none" : value.asText();
    }
}
