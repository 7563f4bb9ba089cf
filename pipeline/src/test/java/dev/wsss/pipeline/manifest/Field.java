package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.manifest.tree.RecordReader;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of the manifest as the reference page shows it.
 *
 * @param path its place, such as spec.stages.train-cam.epochs
 * @param type what may stand there, in words
 * @param optional whether it may be absent from a complete spec
 * @param execution whether it never enters a key
 * @param published the published default
 * @param without the default without initial weights, where it differs
 * @param meaning one sentence
 * @param flags the original flags it stands for
 */
record Field(
        String path,
        String type,
        boolean optional,
        boolean execution,
        String published,
        String without,
        String meaning,
        List<String> flags) {
    private static final JsonNode WITH =
            document(JsonNodeFactory.instance.objectNode().put("initialWeights", ""), 0);
    private static final JsonNode WITHOUT = document(JsonNodeFactory.instance.objectNode(), 1);

    /** Every field, blocks and values, in the order of the records; the second round's stages are not repeated. */
    static List<Field> all() {
        List<Field> fields = new ArrayList<>();
        collect(RunSpec.class, "", fields);
        return fields;
    }

    boolean block() {
        return type.equals("block");
    }

    private static void collect(Class<?> type, String pointer, List<Field> fields) {
        RecordReader.fields(type).forEach((name, component) -> {
            String child = pointer + "/" + name;
            Method accessor = component.getAccessor();
            JsonPropertyDescription meaning = accessor.getAnnotation(JsonPropertyDescription.class);
            Flag flag = accessor.getAnnotation(Flag.class);
            fields.add(new Field(
                    "spec" + child.replace('/', '.'),
                    Words.of(component.getAnnotatedType()),
                    RecordReader.optional(component),
                    accessor.isAnnotationPresent(ExecutionOnly.class),
                    shown(WITH.at(child)),
                    shown(WITHOUT.at(child)),
                    meaning == null ? "" : meaning.value(),
                    flag == null ? List.of() : List.of(flag.value())));
            if (component.getType().isRecord() && !child.equals("/contextDecoupling/stages")) {
                collect(component.getType(), child, fields);
            }
        });
    }

    private static JsonNode document(ObjectNode written, int layer) {
        return Defaults.of(written).get(layer).document();
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode() || value.isObject()) {
            return "";
        }
        return value.isDouble()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.toString().replace("\"", "").replace(",", ", ");
    }
}
