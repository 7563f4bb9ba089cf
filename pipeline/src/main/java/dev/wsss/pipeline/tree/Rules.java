package dev.wsss.pipeline.tree;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a record that concern several of its fields. A record states them in a public static method {@code
 * rules()}: each as a check for documents and, where a cluster can evaluate it, as CEL for its definition.
 *
 * <p>A definition has no defaults, so that CEL is evaluated on the document alone; it passes where a value is left out.
 *
 * @param <R> the record
 */
public final class Rules<R extends Record> {
    private static final ClassValue<Rules<?>> OF = new ClassValue<>() {
        @Override
        protected Rules<?> computeValue(Class<?> type) {
            return stated(type, "rules");
        }
    };

    private static final ClassValue<Rules<?>> WITH_OWNER = new ClassValue<>() {
        @Override
        protected Rules<?> computeValue(Class<?> type) {
            return stated(type, "rulesWithOwner");
        }
    };

    private final List<BiConsumer<R, Checks>> checks = new ArrayList<>();
    private final List<Cel> cel = new ArrayList<>();

    /**
     * A rule of a definition.
     *
     * @param rule in CEL; {@code self} is the record
     * @param message the end of the API server's sentence
     * @param field path of the field that is refused, such as {@code .radius}; empty: the record
     */
    public record Cel(String rule, String message, String field) {
        /** Returns a list of texts. */
        public static String list(List<String> texts) {
            return "['" + String.join("', '", texts) + "']";
        }

        /** Returns the expression for a field whose name CEL cannot read as it is. */
        public static String name(String field) {
            return field.replace("__", "__underscores__").replace("-", "__dash__");
        }
    }

    /** Returns the rules of a record type; none where it states none. */
    public static Rules<?> of(Class<?> type) {
        return OF.get(type);
    }

    /**
     * Returns the rules that the record of a variant states, in {@code rulesWithOwner()}, about its fields together with those of
     * the record that owns it; none where it states none.
     */
    public static Rules<?> withOwner(Class<?> type) {
        return WITH_OWNER.get(type);
    }

    private static Rules<?> stated(Class<?> type, String name) {
        try {
            Method method = type.getMethod(name);
            return method.getReturnType() == Rules.class ? (Rules<?>) method.invoke(null) : new Rules<>();
        } catch (NoSuchMethodException none) {
            return new Rules<>();
        } catch (IllegalAccessException | InvocationTargetException unusable) {
            throw new IllegalStateException(type + "." + name + "() cannot be called", unusable);
        }
    }

    /** Adds a check without CEL: a cluster cannot evaluate it. */
    public Rules<R> locally(BiConsumer<R, Checks> check) {
        checks.add(check);
        return this;
    }

    /** Adds CEL whose check is another rule's. */
    public Rules<R> inCluster(String rule, String message, String field) {
        cel.add(new Cel(rule, message, field));
        return this;
    }

    /**
     * Adds a rule.
     *
     * @param field that is refused, a relative JSON pointer
     * @param holds whether a record keeps the rule
     * @param sentence about a record that does not
     * @param rule the same in CEL
     * @param message about a resource that does not
     */
    public Rules<R> that(String field, Predicate<R> holds, Function<R, String> sentence, String rule, String message) {
        return locally((each, found) -> {
                    if (!holds.test(each)) {
                        found.that(false, field, sentence.apply(each));
                    }
                })
                .inCluster(rule, message, "." + field.replace('/', '.'));
    }

    /** Adds the rule that a number does not exceed another one. */
    public Rules<R> atMost(
            String field, Function<R, ? extends Number> value, String other, Function<R, ? extends Number> limit) {
        return that(
                field,
                each -> value.apply(each).doubleValue() <= limit.apply(each).doubleValue(),
                each -> "is " + Bounds.words(value.apply(each).doubleValue()) + ", but must not exceed " + other + " "
                        + Bounds.words(limit.apply(each).doubleValue()),
                present(field, other) + "self." + field + " <= self." + other,
                "must not exceed " + other);
    }

    /** Adds the rule that a whole number, where it is given, divides another one. */
    public Rules<R> divides(
            String field, Function<R, @Nullable Integer> value, String other, Function<R, Integer> whole) {
        return that(
                field,
                each -> {
                    Integer part = value.apply(each);
                    return part == null || whole.apply(each) % part == 0;
                },
                each -> "is " + value.apply(each) + ", but must divide " + other + " " + whole.apply(each),
                present(field, other) + "self." + other + " % self." + field + " == 0",
                "must divide " + other);
    }

    /** Returns the begin of a rule in CEL that passes where one of these fields is left out. */
    public static String present(String... fields) {
        return String.join(
                "",
                Arrays.stream(fields)
                        .map(field -> "!has(self." + field + ") || ")
                        .toList());
    }

    /** Returns the rules in CEL. */
    public List<Cel> cel() {
        return List.copyOf(cel);
    }

    /** Adds a refusal for each rule that a record breaks. */
    void check(Record value, Checks found) {
        // The rules were stated by the record's own type.
        @SuppressWarnings("unchecked")
        R record = (R) value;
        checks.forEach(each -> each.accept(record, found));
    }
}
