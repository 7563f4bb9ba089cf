package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.pipeline.parameters.Backbone;
import dev.wsss.pipeline.parameters.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A part of a document of default values that ships with the program.
 *
 * @param origin of its values
 * @param document its content, shaped like {@code spec}; shared, not to be changed
 */
public record Defaults(Origin origin, JsonNode document) {
    private static final JsonNode COMMON = load("common");
    private static final Map<Method, JsonNode> BY_METHOD = byMethod();
    private static final Map<Backbone, JsonNode> BY_BACKBONE = byBackbone();

    /** The part of a backbone's document that goes for all methods; the others have the names of methods. */
    private static final String ALL = "all";

    /** Returns the parts that apply to a spec as written, those that go over others later. */
    public static List<Defaults> of(JsonNode written) {
        List<JsonNode> documents = documents(written);
        List<Defaults> layers = new ArrayList<>();
        for (Origin origin : Origin.values()) {
            if (origin.appliesTo(written)) {
                for (JsonNode document : documents) {
                    JsonNode part = document.path(origin.part());
                    if (part.isObject()) {
                        layers.add(new Defaults(origin, part));
                    }
                }
            }
        }
        return layers;
    }

    /** Returns the defaults of the backbone, where it is not the method's own. */
    private static List<JsonNode> documents(JsonNode written) {
        Method method = Method.named(written.path("method").asText());
        List<JsonNode> documents = new ArrayList<>(List.of(COMMON, Objects.requireNonNull(BY_METHOD.get(method))));
        Backbone.named(written.path("network").path("backbone").asText())
                .filter(backbone -> backbone != method.backbone())
                .map(BY_BACKBONE::get)
                .ifPresent(document -> documents.addAll(List.of(document.path(ALL), document.path(method.id()))));
        return documents;
    }

    private static Map<Backbone, JsonNode> byBackbone() {
        Map<Backbone, JsonNode> documents = new EnumMap<>(Backbone.class);
        for (Backbone backbone : Backbone.values()) {
            documents.put(backbone, load(backbone.id()));
        }
        return documents;
    }

    private static Map<Method, JsonNode> byMethod() {
        Map<Method, JsonNode> documents = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            documents.put(method, load(method.id()));
        }
        return documents;
    }

    private static JsonNode load(String name) {
        String resource = name + ".yaml";
        try (InputStream in = Objects.requireNonNull(Defaults.class.getResourceAsStream(resource), resource)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + resource, e);
        }
    }
}
