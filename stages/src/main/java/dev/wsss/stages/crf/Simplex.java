package dev.wsss.stages.crf;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The simplices of the permutohedral lattice that enclose points (Adams, Baek, Davis 2010), a block of points at a time.
 *
 * <p>Coordinates lie in planes of a block each: one point a lane.
 */
final class Simplex {
    /** Points of a block. */
    static final int BLOCK = 64;

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();
    /** Floats from this one on are whole; added to a smaller one that is not negative, it leaves the nearest whole number. */
    private static final float WHOLE = 0x1p23f;

    private final int d;
    private final int corners;
    private final float[] scale;
    private final long[] units;
    private final int[] limits;
    private final long bias;
    private final float inverse;
    private final float[] elevated;
    private final int[] quotient;
    private final int[] sum = new int[BLOCK];
    private final float[] rest;
    private final int[] rank;
    private final long[] dropped;
    private final float[] parts;
    private final float[] barycentric;
    private final long[] keys;

    Simplex(KeyLayout layout) {
        d = layout.dimensions();
        corners = d + 1;
        scale = scale(d);
        units = layout.units();
        limits = layout.limits();
        long twice = 0;
        for (int i = 0; i < d; i++) {
            twice += 2L * limits[i] * units[i];
        }
        bias = twice;
        inverse = 1.0f / corners;
        elevated = new float[corners * BLOCK];
        quotient = new int[corners * BLOCK];
        rest = new float[corners * BLOCK];
        rank = new int[corners * BLOCK];
        dropped = new long[corners];
        parts = new float[corners];
        barycentric = new float[corners * BLOCK];
        keys = new long[corners * BLOCK];
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

    /** Returns the number of vertices of a simplex: one more than there are dimensions. */
    int corners() {
        return corners;
    }

    /** Returns for each point the keys of the enclosing vertices, by remainder; overwritten by the next points. */
    long[] keys() {
        return keys;
    }

    /** Returns for each point the weights of the vertices, of sum 1; overwritten by the next points. */
    float[] barycentric() {
        return barycentric;
    }

    /**
     * Encloses points.
     *
     * @param points one plane of a block for each dimension, all of them points that have vertices
     */
    void enclose(float[] points) {
        elevate(points);
        round();
        order();
        correct();
        for (int point = 0; point < BLOCK; point++) {
            enclose(point);
        }
    }

    private void elevate(float[] points) {
        for (int at = 0; at < BLOCK; at += LANES) {
            FloatVector above = FloatVector.zero(FLOATS);
            for (int j = d; j > 0; j--) {
                FloatVector scaled = FloatVector.fromArray(FLOATS, points, (j - 1) * BLOCK + at)
                        .mul(scale[j - 1]);
                above.sub(scaled.mul(j)).intoArray(elevated, j * BLOCK + at);
                above = above.add(scaled);
            }
            above.intoArray(elevated, at);
        }
    }

    // The nearest point of remainder 0.
    private void round() {
        IntVector beyond = IntVector.zero(INTS);
        for (int at = 0; at < BLOCK; at += LANES) {
            IntVector total = IntVector.zero(INTS);
            for (int i = at, axis = 0; axis <= d; i += BLOCK, axis++) {
                FloatVector exact = FloatVector.fromArray(FLOATS, elevated, i);
                FloatVector multiple = exact.mul(inverse);
                FloatVector size = multiple.abs();
                FloatVector whole = size.add(WHOLE).sub(WHOLE);
                whole = whole.blend(whole.neg(), multiple.lt(0))
                        .blend(multiple, size.lt(WHOLE).not());
                exact.sub(whole.mul(corners)).intoArray(rest, i);
                IntVector rounded = (IntVector) whole.convert(VectorOperators.F2I, 0);
                rounded.intoArray(quotient, i);
                total = total.add(rounded);
                beyond = beyond.or(rounded.add(limits[axis]).and(-2 * limits[axis]));
            }
            total.intoArray(sum, at);
        }
        if (beyond.reduceLanes(VectorOperators.OR) != 0) {
            throw new IllegalArgumentException(
                    "a standard deviation of the CRF is too small for the picture: its lattice"
                            + " would have millions of cells along an axis");
        }
    }

    // The rank of a coordinate is the number of those that are further from the rounded one, of equal ones the first is
    // before.
    private void order() {
        for (int i = 0; i <= d; i++) {
            for (int at = i * BLOCK; at < (i + 1) * BLOCK; at++) {
                rank[at] = i;
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = i + 1; j <= d; j++) {
                for (int one = i * BLOCK, other = j * BLOCK; one < (i + 1) * BLOCK; one += LANES, other += LANES) {
                    VectorMask<Integer> below = FloatVector.fromArray(FLOATS, rest, one)
                            .lt(FloatVector.fromArray(FLOATS, rest, other))
                            .cast(INTS);
                    IntVector.fromArray(INTS, rank, one).add(1, below).intoArray(rank, one);
                    IntVector.fromArray(INTS, rank, other).sub(1, below).intoArray(rank, other);
                }
            }
        }
    }

    // Brings points back to the plane where coordinates add up to 0.
    private void correct() {
        for (int i = 0; i < corners * BLOCK; i += LANES) {
            IntVector shifted = IntVector.fromArray(INTS, rank, i).add(IntVector.fromArray(INTS, sum, i % BLOCK));
            VectorMask<Integer> low = shifted.lt(0);
            VectorMask<Integer> high = shifted.lt(corners).not();
            shifted.add(corners, low).sub(corners, high).intoArray(rank, i);
            IntVector corrected =
                    IntVector.fromArray(INTS, quotient, i).add(1, low).sub(1, high);
            corrected.intoArray(quotient, i);
            FloatVector.fromArray(FLOATS, elevated, i)
                    .sub(((FloatVector) corrected.convert(VectorOperators.I2F, 0)).mul(corners))
                    .mul(inverse)
                    .intoArray(rest, i);
        }
    }

    // With each remainder one coordinate drops; the weights are the differences of what is left of them, from the
    // largest on.
    private void enclose(int point) {
        long key = bias;
        for (int axis = 0, at = point; axis <= d; axis++, at += BLOCK) {
            key += quotient[at] * units[axis];
            dropped[rank[at]] = units[axis];
            parts[rank[at]] = rest[at];
        }
        int first = point * corners;
        keys[first] = key;
        barycentric[first] = parts[d] + (1 - parts[0]);
        for (int remainder = 1; remainder <= d; remainder++) {
            key += 1 - dropped[corners - remainder];
            keys[first + remainder] = key;
            barycentric[first + remainder] = parts[d - remainder] - parts[corners - remainder];
        }
    }
}
