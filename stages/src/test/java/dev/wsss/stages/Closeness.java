package dev.wsss.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;

/** Distances of arrays, relative to the largest expected value, and of label maps. */
public final class Closeness {
    private Closeness() {}

    /** Returns the largest difference over the largest expected magnitude. */
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

    /** Fails where values have another mean, norm or beginning than a summary of the vectors says. */
    public static void assertSummary(String what, FloatArray values, JsonNode expected, double tolerance) {
        double squares = 0;
        double sum = 0;
        for (float value : values.values()) {
            sum += value;
            squares += (double) value * value;
        }
        double largest = Math.max(
                Math.abs(expected.get("max").asDouble()),
                Math.abs(expected.get("min").asDouble()));
        double norm = expected.get("l2").asDouble();
        assertThat(sum / values.values().length)
                .as(what)
                .isCloseTo(expected.get("mean").asDouble(), within(tolerance * largest));
        assertThat(Math.sqrt(squares)).as(what).isCloseTo(norm, within(tolerance * norm));
        for (int i = 0; i < expected.get("first8").size(); i++) {
            assertThat((double) values.values()[i])
                    .as(what)
                    .isCloseTo(expected.get("first8").get(i).asDouble(), within(tolerance * largest));
        }
    }

    /** Fails where more than one pixel in a thousand differs. */
    public static void assertAgree(String what, LabelMap actual, LabelMap expected) {
        assertThat(new int[] {actual.width(), actual.height()}).containsExactly(expected.width(), expected.height());
        int differ = 0;
        for (int i = 0; i < expected.labels().length; i++) {
            differ += actual.labels()[i] == expected.labels()[i] ? 0 : 1;
        }
        System.out.printf("%s: %d of %d pixels differ%n", what, differ, expected.labels().length);
        assertThat(differ).as(what).isLessThanOrEqualTo(expected.labels().length / 1000);
    }
}
