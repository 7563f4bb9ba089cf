package dev.wsss.pipeline.tree;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.outcome.SafeText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A reader of a complete JSON tree into records, which collects every problem on the way instead of stopping at the
 * first.
 *
 * <p>A component is found under its name, or under the name that {@link JsonProperty} gives it. Components marked
 * {@link Nullable} may be absent or null, all others must be there; fields that no component has are refused.
 */
public final class RecordReader {
    /** The JDK parses a type's signatures at each request, and the operator reads a spec at each reconciliation. */
    private static final ClassValue<Map<String, RecordComponent>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, RecordComponent> computeValue(Class<?> type) {
            Map<String, RecordComponent> fields = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getAccessor().isAnnotationPresent(Variant.Own.class)) {
                    continue;
                }
                JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
                fields.put(name == null ? component.getName() : name.value(), component);
            }
            return Collections.unmodifiableMap(fields);
        }
    };

    private final UnaryOperator<String> written;
    private final Set<String> alsoLegal;
    private final Variant variant;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Creates a reader for one document.
     *
     * @param written where the value at a pointer of the tree was written by the user
     * @param alsoLegal names to suggest for an unknown field besides those of the record
     * @param variant of the document
     */
    public RecordReader(UnaryOperator<String> written, Set<String> alsoLegal, Variant variant) {
        this.written = written;
        this.alsoLegal = Set.copyOf(alsoLegal);
        this.variant = variant;
    }

    /** Returns what was wrong with everything read so far, each problem once. */
    public List<Problem> problems() {
        return problems.stream().distinct().toList();
    }

    /** Returns the record at {@code pointer}, or null when {@link #problems} has grown. */
    public <T extends Record> @Nullable T read(Class<T> type, JsonNode node, String pointer) {
        return type.cast(record(type, node, pointer));
    }

    /** Returns every component of a record type by the name it has in a document, in order of declaration. */
    public static Map<String, RecordComponent> fields(Class<?> type) {
        return FIELDS.get(type);
    }

    /** Returns whether a component may be absent. */
    public static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private @Nullable Object record(Class<?> type, JsonNode node, String pointer) {
        if (!node.isObject()) {
            return refuse(pointer, "is " + Scalars.kind(node) + ", but must be an object with fields");
        }
        Class<? extends Record> own = variant.own(type);
        Set<String> legal = new LinkedHashSet<>(fields(type).keySet());
        if (own != null) {
            legal.addAll(fields(own).keySet());
        }
        int before = problems.size();
        node.fieldNames().forEachRemaining(name -> {
            if (!legal.contains(name)) {
                unknown(type, Pointer.child(pointer, name), name, legal);
            }
        });
        Object further = own == null ? null : construct(own, components(own, node, pointer, null), pointer, before);
        return construct(type, components(type, node, pointer, further), pointer, before);
    }

    /** Returns the values of a record's components, those of its variant in a record of their own. */
    private List<@Nullable Object> components(Class<?> type, JsonNode node, String pointer, @Nullable Object own) {
        Map<String, String> names = new HashMap<>();
        fields(type).forEach((name, component) -> names.put(component.getName(), name));
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = names.get(component.getName());
            values.add(name == null ? own : component(component, node.path(name), Pointer.child(pointer, name)));
        }
        return values;
    }

    private void unknown(Class<?> type, String pointer, String name, Set<String> legal) {
        String foreign = variant.foreign(type, name);
        if (foreign != null) {
            refuse(pointer, foreign);
            return;
        }
        Set<String> candidates = new LinkedHashSet<>(legal);
        candidates.addAll(alsoLegal);
        problems.add(new Problem(
                written.apply(pointer),
                "there is no field '" + SafeText.of(name, 100) + "' here",
                Spelling.nearest(name, candidates)));
    }

    private @Nullable Object component(RecordComponent component, JsonNode node, String pointer) {
        if (node.isMissingNode() || node.isNull()) {
            return optional(component) ? null : refuse(pointer, absence(node));
        }
        return value(component.getGenericType(), node, pointer);
    }

    private static String absence(JsonNode node) {
        return node.isNull()
                ? "has no value; write one, or leave the line out for the default"
                : "is missing, and nothing is assumed for it";
    }

    private @Nullable Object value(Type type, JsonNode node, String pointer) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? map(arguments[1], node, pointer)
                    : list(arguments[0], node, pointer);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain, node, pointer);
        }
        if (plain == JsonNode.class) {
            return node;
        }
        try {
            return Scalars.read(plain, node);
        } catch (Scalars.Mismatch mismatch) {
            problems.add(new Problem(written.apply(pointer), mismatch.sentence(), mismatch.suggestion()));
            return null;
        }
    }

    private @Nullable Object list(Type element, JsonNode node, String pointer) {
        if (!node.isArray()) {
            return refuse(pointer, "is " + Scalars.kind(node) + ", but must be a list");
        }
        if (node.size() > Limits.LIST) {
            return refuse(pointer, "has " + node.size() + " entries, but " + Limits.LIST + " are the most");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int index = 0; index < node.size(); index++) {
            values.add(value(element, node.get(index), Pointer.child(pointer, Integer.toString(index))));
        }
        return values;
    }

    private @Nullable Object map(Type element, JsonNode node, String pointer) {
        if (!node.isObject()) {
            return refuse(pointer, "is " + Scalars.kind(node) + ", but must be an object with fields");
        }
        if (node.size() > Limits.MAP) {
            return refuse(pointer, "has " + node.size() + " fields, but " + Limits.MAP + " are the most");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        node.fieldNames()
                .forEachRemaining(
                        name -> values.put(name, value(element, node.path(name), Pointer.child(pointer, name))));
        return values;
    }

    /**
     * Returns the record of these values, or null where something of the document has been refused since {@code
     * before}.
     */
    private @Nullable Object construct(Class<?> type, List<@Nullable Object> values, String pointer, int before) {
        if (problems.size() > before) {
            return null;
        }
        Checks checks = new Checks();
        RecordComponent[] components = type.getRecordComponents();
        for (int index = 0; index < components.length; index++) {
            Object value = values.get(index);
            if (value != null) {
                Bounds.check(components[index].getAnnotatedType(), value, components[index].getName(), checks);
            }
        }
        return refused(checks, type, pointer) ? null : ruled((Record) constructed(type, values), pointer);
    }

    private static Object constructed(Class<?> type, List<@Nullable Object> values) {
        try {
            return type.getDeclaredConstructors()[0].newInstance(values.toArray());
        } catch (InvocationTargetException refusal) {
            throw new IllegalStateException(type + " refuses values that its bounds allow", refusal.getCause());
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(type + " has no public constructor", hidden);
        }
    }

    private @Nullable Record ruled(Record value, String pointer) {
        Checks checks = new Checks();
        Rules.of(value.getClass()).check(value, checks);
        Class<? extends Record> own = variant.own(value.getClass());
        if (own != null) {
            Rules.withOwner(own).check(value, checks);
        }
        return refused(checks, value.getClass(), pointer) ? null : value;
    }

    private boolean refused(Checks checks, Class<?> type, String pointer) {
        for (Checks.Refusal refusal : checks.refusals()) {
            String[] steps = refusal.field().split("/", 2);
            String place = field(type, pointer, steps[0]) + (steps.length == 1 ? "" : "/" + steps[1]);
            problems.add(new Problem(written.apply(place), refusal.sentence(), refusal.suggestion()));
        }
        return !checks.refusals().isEmpty();
    }

    private static String field(Class<?> type, String pointer, String component) {
        return fields(type).entrySet().stream()
                .filter(field -> field.getValue().getName().equals(component))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(name -> Pointer.child(pointer, name))
                .orElse(pointer + "/" + component);
    }

    private @Nullable Object refuse(String pointer, String sentence) {
        problems.add(Problem.of(written.apply(pointer), sentence));
        return null;
    }
}
