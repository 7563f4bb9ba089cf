package dev.wsss.operator.profile;

import dev.wsss.pipeline.tree.Rules;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;

/** Kubernetes quantities such as {@code 500m} and {@code 16Gi}, without exponents. */
public final class Amounts {
    /** The syntax of quantities. */
    static final String PATTERN = "^[0-9]+([.][0-9]+)?([numkMGTPE]|[KMGTPE]i)?$";

    /** Characters of the longest one. */
    static final int LENGTH = 32;

    /** The API server's rule for one, called {@code it}. */
    private static final String RULE = "it.isGreaterThan(quantity('0')) && it.isLessThan(quantity('1Ei'))";

    /** The API server's message for others. */
    static final String MESSAGE = "must be a quantity above 0 and below 1Ei, such as 500m, 4 or 16Gi";

    /** Kubernetes counts up to 8Ei and takes what is more for that; this is beyond every machine, too. */
    private static final BigDecimal END = new BigDecimal(1L << 60);

    private Amounts() {}

    /** Adds the rule that a text of the right form is an amount that a machine can have. */
    static <R extends Record> Rules<R> rule(Rules<R> rules, String field, Function<R, String> text) {
        return rules.that(
                field,
                each -> isAmount(text.apply(each)),
                each -> "is '" + text.apply(each) + "', but " + MESSAGE,
                Rules.present(field) + "[quantity(self." + field + ")].all(it, " + RULE + ")",
                MESSAGE);
    }

    static boolean isAmount(String text) {
        return text.length() <= LENGTH
                && text.matches(PATTERN)
                && amount(text).signum() > 0
                && amount(text).compareTo(END) < 0;
    }

    /** Returns bytes of an amount of memory that {@link #rule} lets pass. */
    public static long bytes(String text) {
        return amount(text).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** Returns the whole processors of an amount that {@link #rule} lets pass, at least 1. */
    public static int processors(String text) {
        return Math.max(1, amount(text).intValue());
    }

    /** Returns the sign of the difference of two amounts. */
    static int compare(String one, String other) {
        return amount(one).compareTo(amount(other));
    }

    private static BigDecimal amount(String text) {
        return Quantity.getAmountInBytes(Quantity.parse(text));
    }
}
