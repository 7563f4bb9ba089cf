package dev.wsss.pipeline.tree;

import dev.wsss.pipeline.outcome.SafeText;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bounds that a component's annotations give to its value: those of Fabric8's generator ({@link Min}, {@link Max}, {@link
 * Size}, {@link Pattern}) and the ones here. The reader of documents, the definitions of a cluster and the reference page all
 * take them from there.
 */
public final class Bounds {
    private static final int SHOWN_BYTES = 100;

    private Bounds() {}

    /** A whole number that is a multiple of another one. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    public @interface Multiple {
        /** Returns the other number. */
        int value();
    }

    /** A number out of a few. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    public @interface AnyOf {
        /** Returns the legal numbers. */
        double[] value();
    }

    /** A list of numbers that do not descend. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    public @interface Ascending {}

    /** A list without equal entries. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    public @interface Distinct {}

    /** The end of the sentence about a text that does not match its pattern: "is 'x', but ...". */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    public @interface Expects {
        /** Returns the end of the sentence. */
        String value();
    }

    /** Adds a refusal for each bound that a value breaks; list entries are named by their place. */
    static void check(AnnotatedType type, Object value, String field, Checks checks) {
        switch (value) {
            case Number number -> number(type, number, field, checks);
            case String text -> text(type, text, field, checks);
            case List<?> list -> list((AnnotatedParameterizedType) type, list, field, checks);
            default -> {}
        }
    }

    private static void number(AnnotatedType type, Number number, String field, Checks checks) {
        double value = number.doubleValue();
        Min minimum = type.getAnnotation(Min.class);
        Max maximum = type.getAnnotation(Max.class);
        boolean within = Double.isFinite(value)
                && (minimum == null || (minimum.inclusive() ? value >= minimum.value() : value > minimum.value()))
                && (maximum == null || (maximum.inclusive() ? value <= maximum.value() : value < maximum.value()));
        Multiple multiple = type.getAnnotation(Multiple.class);
        boolean fits = within && (multiple == null || value % multiple.value() == 0);
        checks.that(fits, field, "is " + words(value) + ", but must " + demand(minimum, maximum, multiple));
        AnyOf legal = type.getAnnotation(AnyOf.class);
        checks.that(
                legal == null || Arrays.stream(legal.value()).anyMatch(each -> each == value),
                field,
                "is " + words(value) + ", but must be " + (legal == null ? "" : alternatives(legal)));
    }

    private static String demand(@Nullable Min minimum, @Nullable Max declared, @Nullable Multiple multiple) {
        // The largest number of a document is no bound that a field was given.
        Max maximum = declared != null && declared.value() == Limits.WHOLE ? null : declared;
        if (multiple != null) {
            return "be a multiple of " + multiple.value()
                    + (minimum == null ? "" : ", at least " + words(minimum.value()))
                    + (maximum == null ? "" : ", at most " + words(maximum.value()));
        }
        if (minimum != null && maximum != null && minimum.inclusive() == maximum.inclusive()) {
            return "lie " + (minimum.inclusive() ? "" : "strictly ") + "between " + words(minimum.value()) + " and "
                    + words(maximum.value());
        }
        String lower = minimum == null ? "" : (minimum.inclusive() ? "at least " : "above ") + words(minimum.value());
        String upper = maximum == null ? "" : (maximum.inclusive() ? "at most " : "below ") + words(maximum.value());
        String both = lower + (lower.isEmpty() || upper.isEmpty() ? "" : " and ") + upper;
        return "be " + (both.isEmpty() ? "finite" : both);
    }

    private static String alternatives(AnyOf legal) {
        List<String> words =
                Arrays.stream(legal.value()).mapToObj(Bounds::words).toList();
        return words.stream().limit(words.size() - 1).collect(Collectors.joining(", ")) + " or " + words.getLast();
    }

    private static void text(AnnotatedType type, String text, String field, Checks checks) {
        Size size = type.getAnnotation(Size.class);
        int length = Limits.length(text);
        checks.that(
                size == null || length <= size.max(),
                field,
                "has " + length + " characters, but " + (size == null ? 0 : size.max()) + " are the most");
        Pattern pattern = type.getAnnotation(Pattern.class);
        Expects expected = type.getAnnotation(Expects.class);
        checks.that(
                pattern == null || matches(pattern.value(), text),
                field,
                "is '" + SafeText.of(text, SHOWN_BYTES) + "', but "
                        + Optional.ofNullable(expected).map(Expects::value).orElse("has another form"));
    }

    /** Matches as RE2 does, to which a dollar is the end of the text and not a place before a last line break. */
    private static boolean matches(String pattern, String text) {
        Matcher matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
        boolean anchored = pattern.startsWith("^") && pattern.endsWith("$");
        return anchored ? matcher.matches() : matcher.find();
    }

    private static void list(AnnotatedParameterizedType type, List<?> list, String field, Checks checks) {
        Size size = type.getAnnotation(Size.class);
        if (size != null && (list.size() < size.min() || list.size() > size.max())) {
            checks.that(false, field, wrongSize(size, list.size()));
            return;
        }
        for (int index = 0; index < list.size(); index++) {
            check(type.getAnnotatedActualTypeArguments()[0], list.get(index), field + "/" + index, checks);
        }
        if (type.isAnnotationPresent(Ascending.class)) {
            double from = ((Number) list.getFirst()).doubleValue();
            double to = ((Number) list.getLast()).doubleValue();
            checks.that(
                    from <= to,
                    field,
                    "runs from " + words(from) + " down to " + words(to) + ", but the smaller one is first");
        }
        checks.that(
                !type.isAnnotationPresent(Distinct.class) || new HashSet<>(list).size() == list.size(),
                field,
                "has an entry twice");
    }

    private static String wrongSize(Size size, int entries) {
        if (size.min() == size.max()) {
            return "has " + entries + " numbers, but is a range [from, to]";
        }
        if (entries > size.max()) {
            return "has " + entries + " entries, but " + size.max() + " are the most";
        }
        return entries == 0
                ? "is empty, but needs at least one entry"
                : "has " + entries + " entries, but needs at least " + size.min();
    }

    /** Returns a number as people write it: 16, not 16.0. */
    static String words(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
