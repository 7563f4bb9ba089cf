package dev.wsss.operator.crd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.tree.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * A place of a schema that holds a value and no further fields.
 *
 * @param pointer of the value in a {@code spec}
 * @param schema of the value
 */
public record Leaf(String pointer, JsonNode schema) {
    /** Returns every leaf below a schema. */
    public static List<Leaf> below(JsonNode schema) {
        List<Leaf> leaves = new ArrayList<>();
        collect("", schema, leaves);
        return leaves;
    }

    private static void collect(String pointer, JsonNode schema, List<Leaf> leaves) {
        if (schema.path("properties").isObject()) {
            schema.path("properties")
                    .properties()
                    .forEach(field -> collect(Pointer.child(pointer, field.getKey()), field.getValue(), leaves));
        } else {
            leaves.add(new Leaf(pointer, schema));
        }
    }

    @Override
    public String toString() {
        return pointer;
    }
}
