package dev.wsss.pipeline.manifest.tree;

import dev.wsss.pipeline.manifest.tree.RefusedFields.Refusal;
import dev.wsss.pipeline.outcome.Excerpt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a compact constructor asks of its components; every refusal is kept until {@link #orRefuse}. */
public final class Checks {
    private final List<Refusal> refusals = new ArrayList<>();

    /** Refuses {@code field} with {@code sentence} unless {@code holds}. */
    public Checks that(boolean holds, String field, String sentence) {
        if (!holds) {
            refusals.add(new Refusal(field, sentence, null));
        }
        return this;
    }

    /** A whole number of at least {@code minimum}; null passes. */
    public Checks atLeast(long minimum, String field, @Nullable Number value) {
        return that(
                value == null || value.longValue() >= minimum,
                field,
                "is " + value + ", but must be at least " + minimum);
    }

    /** A finite number above zero. */
    public Checks positive(String field, double value) {
        return that(value > 0 && Double.isFinite(value), field, "is " + number(value) + ", but must be above 0");
    }

    /** A number within {@code (minimum, maximum)}, both excluded. */
    public Checks strictlyWithin(double minimum, double maximum, String field, double value) {
        return that(
                value > minimum && value < maximum,
                field,
                "is " + number(value) + ", but must lie strictly between " + number(minimum) + " and "
                        + number(maximum));
    }

    /** A number within {@code [minimum, maximum]}. */
    public Checks within(double minimum, double maximum, String field, double value) {
        return that(
                value >= minimum && value <= maximum,
                field,
                "is " + number(value) + ", but must lie between " + number(minimum) + " and " + number(maximum));
    }

    /** A multiple of {@code unit}, of at least {@code minimum}. */
    public Checks multiple(int unit, int minimum, String field, int value) {
        return that(
                value >= minimum && value % unit == 0,
                field,
                "is " + value + ", but must be a multiple of " + unit + ", at least " + minimum);
    }

    /** A whole number of at least 1 that divides {@code whole}; null passes. */
    public Checks divides(String wholeField, int whole, String field, @Nullable Integer value) {
        atLeast(1, field, value);
        return that(
                value == null || value < 1 || whole % value == 0,
                field,
                "is " + value + ", but must divide " + wholeField + " " + whole);
    }

    /** Two numbers {@code [smaller, larger]}, both within {@code [minimum, maximum]}. */
    public Checks range(double minimum, double maximum, String field, List<? extends Number> range) {
        if (range.size() != 2) {
            return that(false, field, "has " + range.size() + " numbers, but is a range [from, to]");
        }
        double from = range.get(0).doubleValue();
        double to = range.get(1).doubleValue();
        that(
                from <= to,
                field,
                "runs from " + number(from) + " down to " + number(to) + ", but the smaller one is first");
        within(minimum, maximum, field, from);
        return to == from ? this : within(minimum, maximum, field, to);
    }

    /** A list with at least one entry, none twice. */
    public Checks distinct(String field, Collection<?> values) {
        that(!values.isEmpty(), field, "is empty, but needs at least one entry");
        return that(new HashSet<>(values).size() == values.size(), field, "has an entry twice");
    }

    /** A word out of {@code legal}; a wrong one is answered with its nearest neighbour. */
    public Checks oneOf(Collection<String> legal, String field, String word) {
        if (!legal.contains(word)) {
            refusals.add(new Refusal(
                    field,
                    "is '" + Excerpt.of(word, 100) + "', but must be one of " + String.join(", ", legal),
                    Spelling.nearest(word, legal)));
        }
        return this;
    }

    /** Throws {@link RefusedFields} with everything refused so far. */
    public void orRefuse() {
        if (!refusals.isEmpty()) {
            throw new RefusedFields(refusals);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
