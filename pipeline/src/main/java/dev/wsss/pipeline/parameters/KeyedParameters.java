package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.tree.RecordReader;
import java.lang.reflect.RecordComponent;
import java.util.Map;

/** The part of a step's parameters that decides its result, and therefore its key. */
public final class KeyedParameters {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private KeyedParameters() {}

    /** Returns the record as JSON under its documents' names, without the components marked {@link ExecutionOnly}. */
    public static ObjectNode of(Record parameters) {
        ObjectNode tree = MAPPER.valueToTree(parameters);
        prune(parameters.getClass(), tree);
        return tree;
    }

    private static void prune(Class<?> type, ObjectNode tree) {
        for (Map.Entry<String, RecordComponent> field :
                RecordReader.fields(type).entrySet()) {
            JsonNode value = tree.path(field.getKey());
            if (field.getValue().getAccessor().isAnnotationPresent(ExecutionOnly.class)) {
                tree.remove(field.getKey());
            } else if (field.getValue().getType().isRecord() && value instanceof ObjectNode inner) {
                prune(field.getValue().getType(), inner);
            }
        }
    }
}
