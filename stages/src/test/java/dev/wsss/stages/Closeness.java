package dev.wsss.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;

/** How far two arrays lie apart, relative to the largest value of the expected one. */
public final class Closeness {
    private Closeness() {}

    /** The largest difference over the largest expected magnitude. */
    public static double apart(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            double d = Math.abs((double) actual[i] - expected[i]);
            difference = d <= difference ? difference : d;
        }
        return difference / Math.max(largest, Double.MIN_NORMAL);
    }

    /** Fails, naming what is compared, where the distance is larger than the tolerance or not a number. */
    public static void assertClose(String what, float[] actual, float[] expected, double tolerance) {
        double apart = apart(actual, expected);
        System.out.printf("%s: %.2g of the largest value apart (%.0e allowed)%n", what, apart, tolerance);
        assertThat(apart).as(what).isLessThanOrEqualTo(tolerance);
    }

    public static void assertClose(String what, Planes actual, Planes expected, double tolerance) {
        assertThat(new int[] {actual.channels(), actual.height(), actual.width()})
                .as(what)
                .containsExactly(expected.channels(), expected.height(), expected.width());
        assertClose(what, actual.values(), expected.values(), tolerance);
    }

    public static void assertClose(String what, FloatArray actual, FloatArray expected, double tolerance) {
        assertThat(actual.shape()).as(what).containsExactly(expected.shape());
        assertClose(what, actual.values(), expected.values(), tolerance);
    }
}
