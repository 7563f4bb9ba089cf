package dev.wsss.pipeline.manifest;

import dev.wsss.pipeline.parameters.Method;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A field of the manifest with what it is in each method that has it.
 *
 * @param path its place, such as spec.stages.train-cam.epochs
 * @param byMethod the field in each method
 */
record Described(String path, Map<Method, Field> byMethod) {
    /** Returns every field of every method; those of one method alone follow the shared ones. */
    static List<Described> all() {
        Map<String, Map<Method, Field>> fields = new LinkedHashMap<>();
        for (Method method : Method.values()) {
            for (Field field : Field.all(method)) {
                fields.computeIfAbsent(field.path(), path -> new EnumMap<>(Method.class))
                        .put(method, field);
            }
        }
        List<Described> all = new ArrayList<>();
        fields.forEach((path, byMethod) -> all.add(new Described(path, byMethod)));
        return all;
    }

    private Field any() {
        return Objects.requireNonNull(byMethod.values().iterator().next());
    }

    boolean block() {
        return any().block();
    }

    boolean optional() {
        return any().optional();
    }

    String meaning() {
        Set<String> meanings =
                byMethod.values().stream().map(Field::meaning).collect(Collectors.toCollection(LinkedHashSet::new));
        String owners = byMethod.size() == Method.values().length ? "" : names() + ": ";
        return owners + String.join(" ", meanings);
    }

    private String names() {
        return byMethod.keySet().stream().map(Method::id).collect(Collectors.joining(", "));
    }

    String row() {
        Field any = any();
        String published = values(Field::published);
        return "| `%s`%s | %s | %s | %s | %s |"
                .formatted(
                        path,
                        any.execution() ? " °" : "",
                        any.type(),
                        published.isEmpty() && any.optional() ? "absent" : published,
                        values(Field::without),
                        meaning());
    }

    /** Returns one value, or those of the methods that differ. */
    private String values(Function<Field, String> value) {
        Set<String> different = byMethod.values().stream().map(value).collect(Collectors.toSet());
        if (different.size() == 1) {
            return different.iterator().next();
        }
        return byMethod.entrySet().stream()
                .filter(each -> !value.apply(each.getValue()).isEmpty())
                .map(each -> value.apply(each.getValue()) + " (" + each.getKey().id() + ")")
                .collect(Collectors.joining(", "));
    }
}
