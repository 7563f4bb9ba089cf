package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.wsss.pipeline.tree.Pointer;
import dev.wsss.pipeline.tree.Problem;
import dev.wsss.pipeline.tree.Spelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The envelope of a manifest: YAML, apiVersion, kind and name. */
final class ManifestFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();
    private static final List<String> FIELDS = List.of("apiVersion", "kind", "metadata", "spec", "status");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST_NAME = 63;

    private final List<Problem> problems = new ArrayList<>();

    private ManifestFile() {}

    static RunManifest parse(String text, String source, Path folder) throws IOException {
        JsonNode document = document(text, source);
        List<Problem> problems = new ManifestFile().check(document);
        if (!problems.isEmpty()) {
            throw new InvalidManifest(source, problems);
        }
        return new RunManifest(document.at("/metadata/name").asText(), document.path("spec"), source, folder);
    }

    private static JsonNode document(String text, String source) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            List<JsonNode> all = documents.readAll();
            if (all.size() != 1) {
                throw new InvalidManifest(
                        source,
                        List.of(Problem.of(
                                "",
                                all.isEmpty()
                                        ? "is empty"
                                        : "is one of " + all.size() + " in the file, but a run is exactly one")));
            }
            return all.get(0);
        } catch (JsonProcessingException broken) {
            throw new InvalidManifest(
                    source,
                    List.of(Problem.of(
                            "line "
                                    + (broken.getLocation() == null
                                            ? "?"
                                            : broken.getLocation().getLineNr()),
                            broken.getOriginalMessage().lines().findFirst().orElse("is no YAML"))));
        }
    }

    private List<Problem> check(JsonNode document) {
        if (!document.isObject()) {
            problems.add(
                    Problem.of("", "is no WSSSRun: a manifest has the fields apiVersion, kind, metadata and spec"));
            return problems;
        }
        document.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                problems.add(new Problem(
                        Pointer.child("", field),
                        "there is no field '" + field + "' here",
                        Spelling.nearest(field, FIELDS)));
            }
        });
        exactly(document, "apiVersion", RunManifest.API_VERSION);
        exactly(document, "kind", RunManifest.KIND);
        String name = document.at("/metadata/name").asText();
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            problems.add(
                    Problem.of(
                            "/metadata/name",
                            name.isEmpty()
                                    ? "is missing; a run needs a name"
                                    : "is '" + name
                                            + "', but must be at most 63 lower-case letters, digits, dashes and dots, with a letter or digit at both ends and beside every dot"));
        }
        if (!document.path("spec").isObject()) {
            problems.add(Problem.of("/spec", "is missing; see k8s/samples for manifests to start from"));
        }
        return problems;
    }

    private void exactly(JsonNode document, String field, String wanted) {
        JsonNode value = document.path(field);
        if (!value.isTextual() || !value.textValue().equals(wanted)) {
            problems.add(Problem.of(
                    "/" + field,
                    (value.isMissingNode() ? "is missing" : "is '" + value.asText() + "'") + ", but must be "
                            + wanted));
        }
    }
}
