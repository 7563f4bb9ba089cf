package dev.wsss.operator.profile;

import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Kubernetes quantities such as {@code 500m} and {@code 16Gi}, without exponents. */
public final class Amounts {
    /** How they are written. */
    static final String PATTERN = "^[0-9]+([.][0-9]+)?([numkMGTPE]|[KMGTPE]i)?$";

    /** Characters of the longest one. */
    static final int LENGTH = 32;

    /** What the API server asks of one, called {@code it}. */
    static final String RULE = "it.isGreaterThan(quantity('0')) && it.isLessThan(quantity('1Ei'))";

    /** What it says otherwise. */
    static final String MESSAGE = "must be a quantity above 0 and below 1Ei, such as 500m, 4 or 16Gi";

    /** Kubernetes counts up to 8Ei and takes what is more for that; this is beyond every machine, too. */
    private static final BigDecimal END = new BigDecimal(1L << 60);

    private Amounts() {}

    static void check(Checks checks, String field, String text) {
        checks.that(isAmount(text), field, "is '" + text + "', but " + MESSAGE);
    }

    static boolean isAmount(String text) {
        return text.length() <= LENGTH
                && text.matches(PATTERN)
                && amount(text).signum() > 0
                && amount(text).compareTo(END) < 0;
    }

    /** Bytes of an amount of memory that {@link #check} let pass. */
    public static long bytes(String text) {
        return amount(text).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** Whole processors of an amount that {@link #check} let pass, at least 1. */
    public static int processors(String text) {
        return Math.max(1, amount(text).intValue());
    }

    private static BigDecimal amount(String text) {
        return Quantity.getAmountInBytes(Quantity.parse(text));
    }
}
