package dev.wsss.stages.eval;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A grid of background thresholds, and how many of them a score exceeds; as plain ascending numbers also one of exponents.
 *
 * <p>Thresholds are compared as float32, as the original programs do: a pixel is foreground when its score is strictly
 * greater than {@code (float) threshold}.
 */
public final class Thresholds {
    private static final int CELLS = 4096;

    private final double[] values;
    /** As they are compared, and infinity, which no score exceeds. */
    private final float[] rounded;
    /** For each cell of the grid's range, how many thresholds lie in the cells below it. */
    private final int[] surelyExceeded = new int[CELLS + 1];

    private final float scale;

    /** Creates thresholds, ascending, at least one. */
    public Thresholds(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("thresholds: none");
        }
        this.values = values.clone();
        rounded = new float[values.length + 1];
        rounded[values.length] = Float.POSITIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
            if (!Double.isFinite(values[i]) || (i > 0 && values[i] <= values[i - 1])) {
                throw new IllegalArgumentException("thresholds: " + Arrays.toString(values) + " do not ascend");
            }
        }
        float range = rounded[values.length - 1] - rounded[0];
        scale = range > 0 ? CELLS / range : 1;
        for (int i = 0; i < values.length; i++) {
            for (int cell = cell(rounded[i]) + 1; cell < surelyExceeded.length; cell++) {
                surelyExceeded[cell]++;
            }
        }
    }

    /**
     * Returns {@code count} thresholds 0, step, 2 step, …, as the decimal numbers that people write: 0.07, not 7 ×
     * 0.01.
     */
    public static Thresholds steps(int count, double step) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(i)).doubleValue();
        }
        return new Thresholds(values);
    }

    /** Returns how many there are. */
    public int size() {
        return values.length;
    }

    /** Returns the threshold of a place in the grid. */
    public double value(int place) {
        return values[place];
    }

    /** Returns how many of the thresholds a score exceeds, 0 … {@link #size}. */
    int exceededBy(float score) {
        int exceeded = surelyExceeded[cell(score)];
        while (score > rounded[exceeded]) {
            exceeded++;
        }
        return exceeded;
    }

    private int cell(float score) {
        int cell = (int) ((score - rounded[0]) * scale);
        return Math.clamp(cell, 0, CELLS);
    }
}
