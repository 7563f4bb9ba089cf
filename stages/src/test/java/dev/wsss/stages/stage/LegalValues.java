package dev.wsss.stages.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.tree.Bounds.AnyOf;
import dev.wsss.pipeline.tree.Bounds.Multiple;
import dev.wsss.pipeline.tree.RecordReader;
import dev.wsss.pipeline.tree.Variant;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lowest and the highest legal value of every field of a spec that holds numbers, from the annotations of its
 * records.
 */
final class LegalValues {
    /** Blocks that no computation reads, and blocks that repeat another one. */
    private static final Set<String> LEFT_OUT = Set.of("given", "store", "execution", "retention");

    private final Variant variant;
    private final SortedMap<String, List<JsonNode>> values = new TreeMap<>();

    private LegalValues(Variant variant) {
        this.variant = variant;
    }

    /** Returns values by pointer below {@code spec}, the lowest value first. */
    static Map<String, List<JsonNode>> of(Variant variant) {
        LegalValues found = new LegalValues(variant);
        found.record(RunSpec.class, "");
        return found.values;
    }

    private void record(Class<?> type, String pointer) {
        RecordReader.fields(type).forEach((name, component) -> field(name, component, pointer));
        Class<? extends Record> own = variant.own(type);
        if (own != null) {
            record(own, pointer);
        }
    }

    private void field(String name, RecordComponent component, String pointer) {
        String here = pointer + "/" + name;
        boolean again = here.equals("/contextDecoupling/stages");
        if (again || (pointer.isEmpty() && LEFT_OUT.contains(name))) {
            return;
        }
        if (component.getType().isRecord()) {
            record(component.getType(), here);
        } else if (component.getAnnotatedType() instanceof AnnotatedParameterizedType list
                && component.getType() == List.class) {
            list(list, here);
        } else if (isNumber(component.getAnnotatedType())) {
            values.put(here, numbers(component.getAnnotatedType()));
        }
    }

    private void list(AnnotatedParameterizedType type, String pointer) {
        AnnotatedType entries = type.getAnnotatedActualTypeArguments()[0];
        if (!isNumber(entries)) {
            return;
        }
        Size size = type.getAnnotation(Size.class);
        int count = size == null ? 1 : (int) Math.max(1, size.min());
        List<JsonNode> lists = new ArrayList<>();
        for (JsonNode number : numbers(entries)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < count; i++) {
                list.add(number);
            }
            lists.add(list);
        }
        values.put(pointer, lists);
    }

    private static boolean isNumber(AnnotatedType type) {
        return type.getType() instanceof Class<?> plain
                && (Number.class.isAssignableFrom(plain) || (plain.isPrimitive() && plain != boolean.class));
    }

    private static List<JsonNode> numbers(AnnotatedType type) {
        AnyOf few = type.getAnnotation(AnyOf.class);
        if (few != null) {
            double[] sorted = Arrays.stream(few.value()).sorted().toArray();
            return List.of(fraction(sorted[0]), fraction(sorted[sorted.length - 1]));
        }
        Min least = type.getAnnotation(Min.class);
        Max most = type.getAnnotation(Max.class);
        if (type.getType() == double.class || type.getType() == Double.class) {
            double lowest = least == null ? -Double.MAX_VALUE : least.value();
            double highest = most == null ? Double.MAX_VALUE : most.value();
            return List.of(
                    fraction(least == null || least.inclusive() ? lowest : Math.nextUp(lowest)),
                    fraction(most == null || most.inclusive() ? highest : Math.nextDown(highest)));
        }
        boolean whole = type.getType() == long.class;
        long lowest = least == null ? 0 : (long) least.value();
        long highest = most == null ? (whole ? Long.MAX_VALUE : Integer.MAX_VALUE) : (long) most.value();
        Multiple multiple = type.getAnnotation(Multiple.class);
        int step = multiple == null ? 1 : multiple.value();
        return List.of(whole(Math.ceilDiv(lowest, step) * step), whole(highest / step * step));
    }

    private static JsonNode fraction(double value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    private static JsonNode whole(long value) {
        return JsonNodeFactory.instance.numberNode(value);
    }
}
