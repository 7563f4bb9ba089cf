package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wsss.pipeline.tree.Pointer;
import java.util.Map;

/** An effective spec as YAML for people, each value with its origin behind it. */
final class EffectiveListing {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int COLUMN = 64;

    private final Map<String, Origin> origins;
    private final StringBuilder text = new StringBuilder("spec:\n");

    private EffectiveListing(Map<String, Origin> origins) {
        this.origins = origins;
    }

    static String of(EffectiveSpec effective) {
        EffectiveListing listing = new EffectiveListing(effective.origins());
        listing.fields(MAPPER.valueToTree(effective.spec()), "/spec", 1);
        return listing.text.toString();
    }

    private void fields(JsonNode object, String pointer, int depth) {
        object.properties()
                .forEach(field -> field(
                        field.getKey(), field.getValue(), Pointer.child(pointer, field.getKey()), "  ".repeat(depth)));
    }

    private void field(String name, JsonNode value, String pointer, String indent) {
        if (value.isNull() || SpecLayers.runsOnce(pointer)) {
            return;
        }
        if (hasValues(value)) {
            text.append(indent).append(name).append(":\n");
            fields(value, pointer, indent.length() / 2 + 1);
            return;
        }
        // JSON scalars and lists are YAML too.
        String line = indent + name + ": " + (value.isObject() ? "{}" : value);
        Origin origin = origins.get(pointer);
        text.append(line);
        if (origin != null) {
            text.append(" ".repeat(Math.max(1, COLUMN - line.length())))
                    .append("# ")
                    .append(origin);
        }
        text.append('\n');
    }

    private static boolean hasValues(JsonNode value) {
        return value.isObject()
                && value.properties().stream()
                        .anyMatch(field -> !field.getValue().isNull());
    }
}
