package dev.wsss.stages.crf;

import java.util.Arrays;

/** The simplex of the permutohedral lattice that encloses a point (Adams, Baek, Davis 2010). */
final class Simplex {
    private final int d;
    private final float[] scale;
    private final long[] units;
    private final int[] limits;
    private final long bias;
    private final float inverse;
    private final float[] elevated;
    private final float[] rest;
    private final int[] quotient;
    private final int[] rank;
    private final long[] dropped;
    private final float[] barycentric;
    private final long[] keys;

    Simplex(KeyLayout layout) {
        d = layout.dimensions();
        scale = scale(d);
        units = layout.units();
        limits = layout.limits();
        long sum = 0;
        for (int i = 0; i < d; i++) {
            sum += 2L * limits[i] * units[i];
        }
        bias = sum;
        inverse = 1.0f / (d + 1);
        elevated = new float[d + 1];
        rest = new float[d + 1];
        quotient = new int[d + 1];
        rank = new int[d + 1];
        dropped = new long[d + 1];
        barycentric = new float[d + 2];
        keys = new long[d + 1];
    }

    private static float[] scale(int d) {
        float[] scale = new float[d];
        float spread = (float) (Math.sqrt(2.0 / 3.0) * (d + 1));
        for (int i = 0; i < d; i++) {
            scale[i] = (float) (1.0 / Math.sqrt((i + 2) * (i + 1)) * spread);
        }
        return scale;
    }

    /**
     * Returns the largest distance from 0 of the quotients of each coordinate.
     *
     * @param extent the largest value of each dimension; the smallest is 0
     */
    static double[] reach(float[] extent) {
        int d = extent.length;
        float[] scale = scale(d);
        double[] reach = new double[d + 1];
        double above = 0;
        for (int j = d; j >= 0; j--) {
            double below = j == 0 ? 0 : (double) j * extent[j - 1] * scale[j - 1];
            // One more for rounding, and one for the step back to the plane.
            reach[j] = Math.max(above, below) / (d + 1) + 2;
            above += j == 0 ? 0 : (double) extent[j - 1] * scale[j - 1];
        }
        return reach;
    }

    /** Returns the keys of the enclosing vertices, by remainder; overwritten by the next point. */
    long[] keys() {
        return keys;
    }

    /** Returns the vertices' weights, of sum 1, in elements 0..d; overwritten by the next point. */
    float[] barycentric() {
        return barycentric;
    }

    /** Encloses a point. */
    void enclose(float[] point) {
        elevate(point);
        int sum = round();
        order();
        long base = correct(sum);
        long key = base;
        for (int remainder = 0; remainder <= d; remainder++) {
            keys[remainder] = key;
            key += 1 - dropped[d - remainder];
        }
        weigh();
    }

    private void elevate(float[] point) {
        float sum = 0;
        for (int j = d; j > 0; j--) {
            float scaled = point[j - 1] * scale[j - 1];
            elevated[j] = sum - j * scaled;
            sum += scaled;
        }
        elevated[0] = sum;
    }

    private int round() {
        int sum = 0;
        int beyond = 0;
        for (int i = 0; i <= d; i++) {
            int rounded = (int) Math.rint(inverse * elevated[i]);
            quotient[i] = rounded;
            sum += rounded;
            beyond |= (rounded + limits[i]) & (-2 * limits[i]);
        }
        if (beyond != 0) {
            throw new IllegalArgumentException(
                    "a standard deviation of the CRF is too small for the picture: its lattice"
                            + " would have millions of cells along an axis");
        }
        return sum;
    }

    private void order() {
        for (int i = 0; i <= d; i++) {
            rest[i] = elevated[i] - quotient[i] * (float) (d + 1);
            rank[i] = 0;
        }
        for (int i = 0; i < d; i++) {
            for (int j = i + 1; j <= d; j++) {
                int below = rest[i] < rest[j] ? 1 : 0;
                rank[i] += below;
                rank[j] += 1 - below;
            }
        }
    }

    // Brings the point back to the plane where coordinates add up to 0, and says which coordinate drops with each
    // remainder.
    private long correct(int sum) {
        long base = bias;
        for (int i = 0; i <= d; i++) {
            int shifted = rank[i] + sum;
            int carry = shifted < 0 ? 1 : shifted > d ? -1 : 0;
            rank[i] = shifted + carry * (d + 1);
            quotient[i] += carry;
            base += quotient[i] * units[i];
            dropped[rank[i]] = units[i];
        }
        return base;
    }

    private void weigh() {
        Arrays.fill(barycentric, 0);
        for (int i = 0; i <= d; i++) {
            float part = (elevated[i] - quotient[i] * (float) (d + 1)) * inverse;
            barycentric[d - rank[i]] += part;
            barycentric[d + 1 - rank[i]] -= part;
        }
        barycentric[0] += 1 + barycentric[d + 1];
    }
}
