package dev.wsss.pipeline.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A tree that grows by laying documents over one another: objects merge, everything else replaces what was there. Each
 * value keeps the layer and the pointer it came from.
 *
 * @param <L> what names a layer
 */
public final class Layers<L> {
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
    private final Map<String, Source<L>> sources = new LinkedHashMap<>();

    /**
     * Origin of a value of the tree.
     *
     * @param layer the document
     * @param pointer the place in it
     * @param <L> what names a layer
     */
    public record Source<L>(L layer, String pointer) {}

    /** Returns the merged tree. */
    public ObjectNode tree() {
        return tree;
    }

    /** Returns where the value at a pointer of the tree was written, or null when no layer wrote it. */
    public @Nullable Source<L> source(String pointer) {
        return sources.get(pointer);
    }

    /**
     * Lays {@code over} over the object at {@code target}; a missing node lays nothing.
     *
     * @param layer the document it comes from
     * @param target pointer in the tree, "" for the whole tree
     * @param from pointer of {@code over} in its own document
     */
    public void lay(L layer, String target, JsonNode over, String from) {
        if (over.isMissingNode()) {
            return;
        }
        if (target.isEmpty()) {
            mergeFields(layer, tree, "", over, from);
        } else {
            String field = target.substring(target.lastIndexOf('/') + 1)
                    .replace("~1", "/")
                    .replace("~0", "~");
            if (tree.at(Pointer.parent(target)) instanceof ObjectNode parent) {
                put(layer, parent, field, target, over, from);
            }
        }
    }

    /** Removes the objects of optional record components that no layer but {@code defaults} wrote. */
    public void dropUnwritten(Class<?> type, Predicate<L> defaults) {
        dropUnwritten(type, tree, "", defaults);
    }

    private void dropUnwritten(Class<?> type, ObjectNode object, String pointer, Predicate<L> defaults) {
        for (Map.Entry<String, RecordComponent> field :
                RecordReader.fields(type).entrySet()) {
            String child = Pointer.child(pointer, field.getKey());
            Class<?> component = field.getValue().getType();
            Source<L> source = sources.get(child);
            if (!component.isRecord() || !(object.get(field.getKey()) instanceof ObjectNode inner)) {
                continue;
            }
            if (RecordReader.optional(field.getValue()) && source != null && defaults.test(source.layer())) {
                object.putNull(field.getKey());
            } else {
                dropUnwritten(component, inner, child, defaults);
            }
        }
    }

    private void put(L layer, ObjectNode parent, String field, String target, JsonNode over, String from) {
        sources.put(target, new Source<>(layer, from));
        if (over.isObject()) {
            JsonNode there = parent.get(field);
            ObjectNode object = there instanceof ObjectNode old ? old : parent.putObject(field);
            mergeFields(layer, object, target, over, from);
        } else {
            parent.set(field, over);
        }
    }

    private void mergeFields(L layer, ObjectNode into, String target, JsonNode over, String from) {
        over.properties()
                .forEach(field -> put(
                        layer,
                        into,
                        field.getKey(),
                        Pointer.child(target, field.getKey()),
                        field.getValue(),
                        Pointer.child(from, field.getKey())));
    }
}
