package dev.wsss.stages.crf;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * Finds the simplex of the permutohedral lattice that encloses a point (Adams, Baek, Davis 2010).
 *
 * <p>A vertex has d coordinates that leave the same remainder r modulo d + 1. Its key packs r and the d quotients into a
 * long, so that going to a neighbour is one addition.
 */
final class Simplex {
    private static final int REMAINDER_BITS = 3;
    private static final int QUOTIENT_BITS = 12;
    /** Quotients of points are in ±LIMIT; twice as much fits in a key, so that neighbours of vertices fit too. */
    private static final int LIMIT = 1 << (QUOTIENT_BITS - 2);

    static final int MOST_DIMENSIONS = (Long.SIZE - 1 - REMAINDER_BITS) / QUOTIENT_BITS;

    private final int d;
    private final float[] scale;
    private final float inverse;
    private final float[] elevated;
    private final float[] rest;
    private final int[] quotient;
    private final int[] rank;
    private final long[] dropped;
    private final float[] barycentric;
    private final long[] keys;

    Simplex(int dimensions) {
        d = dimensions;
        scale = new float[d];
        float spread = (float) (Math.sqrt(2.0 / 3.0) * (d + 1));
        for (int i = 0; i < d; i++) {
            scale[i] = (float) (1.0 / Math.sqrt((i + 2) * (i + 1)) * spread);
        }
        inverse = 1.0f / (d + 1);
        elevated = new float[d + 1];
        rest = new float[d + 1];
        quotient = new int[d + 1];
        rank = new int[d + 1];
        dropped = new long[d + 1];
        barycentric = new float[d + 2];
        keys = new long[d + 1];
    }

    /** The keys of the enclosing vertices, by remainder; overwritten by the next point. */
    long[] keys() {
        return keys;
    }

    /** Their weights, of sum 1, in elements 0..d; overwritten by the next point. */
    float[] barycentric() {
        return barycentric;
    }

    /** What is added to a key for a coordinate one lattice unit up; 0 for the last coordinate, which is implied. */
    static long unit(int dimensions, int coordinate) {
        return coordinate == dimensions ? 0 : 1L << (REMAINDER_BITS + QUOTIENT_BITS * coordinate);
    }

    /** From a vertex to its neighbour one step down in all coordinates but the given one, in which it is d steps up. */
    static LongUnaryOperator neighbour(int dimensions, int axis) {
        long step = unit(dimensions, axis) - 1;
        long wrap = dimensions + 1L;
        for (int i = 0; i < dimensions; i++) {
            wrap -= unit(dimensions, i);
        }
        long stepFromZero = step + wrap;
        return key -> key + ((key & ((1 << REMAINDER_BITS) - 1)) == 0 ? stepFromZero : step);
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
            beyond |= (rounded + LIMIT) & (-2 * LIMIT);
        }
        if (beyond != 0) {
            throw new IllegalArgumentException(
                    "a standard deviation of the CRF is too small: its lattice would have more than " + 2 * LIMIT
                            + " cells along an axis");
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
        long base = 0;
        for (int i = 0; i <= d; i++) {
            int shifted = rank[i] + sum;
            int carry = shifted < 0 ? 1 : shifted > d ? -1 : 0;
            rank[i] = shifted + carry * (d + 1);
            quotient[i] += carry;
            long unit = unit(d, i);
            base += (quotient[i] + 2 * LIMIT) * unit;
            dropped[rank[i]] = unit;
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
