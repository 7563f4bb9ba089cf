package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.pipeline.parameters.ExecutionOnly;
import dev.wsss.pipeline.parameters.Flag;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.pipeline.tree.Layers;
import dev.wsss.pipeline.tree.RecordReader;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of the manifest as the reference page shows it.
 *
 * @param path its place, such as spec.stages.train-cam.epochs
 * @param type accepted values, in words
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
    /**
     * Returns every field of a method, blocks and values, in the order of the records, without the second round's
     * stages.
     */
    static List<Field> all(Method method) {
        List<Field> fields = new ArrayList<>();
        new Walk(method, defaults(method, Origin.PUBLISHED), defaults(method, Origin.WITHOUT_INITIAL_WEIGHTS), fields)
                .collect(RunSpec.class, "");
        return fields;
    }

    boolean block() {
        return type.equals("block");
    }

    private record Walk(Method method, JsonNode published, JsonNode without, List<Field> fields) {
        void collect(Class<?> type, String pointer) {
            RecordReader.fields(type).forEach((name, component) -> add(component, pointer + "/" + name));
            Class<? extends Record> own = method.own(type);
            if (own != null) {
                collect(own, pointer);
            }
        }

        private void add(RecordComponent component, String child) {
            java.lang.reflect.Method accessor = component.getAccessor();
            JsonPropertyDescription meaning = accessor.getAnnotation(JsonPropertyDescription.class);
            Flag flag = accessor.getAnnotation(Flag.class);
            fields.add(new Field(
                    "spec" + child.replace('/', '.'),
                    Words.of(component.getAnnotatedType()),
                    RecordReader.optional(component),
                    accessor.isAnnotationPresent(ExecutionOnly.class),
                    shown(published.at(child)),
                    shown(without.at(child)),
                    meaning == null ? "" : meaning.value(),
                    flag == null ? List.of() : List.of(flag.value())));
            if (component.getType().isRecord() && !child.equals("/contextDecoupling/stages")) {
                collect(component.getType(), child);
            }
        }
    }

    /** Returns the defaults of one origin: those of all methods and the method's in one tree. */
    static JsonNode defaults(Method method, Origin origin) {
        Layers<Origin> layers = new Layers<>();
        Defaults.of(JsonNodeFactory.instance.objectNode().put("method", method.id())).stream()
                .filter(part -> part.origin() == origin)
                .forEach(part -> layers.lay(origin, "", part.document(), ""));
        return layers.tree();
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
