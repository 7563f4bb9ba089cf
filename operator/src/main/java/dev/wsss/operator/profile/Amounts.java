package dev.wsss.operator.profile;

import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Kubernetes quantities such as {@code 500m} and {@code 16Gi}. */
public final class Amounts {
    private Amounts() {}

    static void check(Checks checks, String field, String text) {
        checks.that(
                parse(text).filter(amount -> amount.signum() > 0).isPresent(),
                field,
                "is '" + text + "', but must be a quantity above 0 such as 500m, 4 or 16Gi");
    }

    /** Bytes of an amount of memory that {@link #check} let pass. */
    public static long bytes(String text) {
        return parse(text).orElseThrow().setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** Whole processors of an amount that {@link #check} let pass, at least 1. */
    public static int processors(String text) {
        return Math.max(1, parse(text).orElseThrow().intValue());
    }

    private static Optional<BigDecimal> parse(String text) {
        try {
            return Optional.of(Quantity.getAmountInBytes(Quantity.parse(text)));
        } catch (IllegalArgumentException | ArithmeticException noQuantity) {
            return Optional.empty();
        }
    }
}
