package dev.wsss.stages.crf;

/**
 * e to the power of a number that is not positive, in operations that every machine rounds the same way.
 *
 * <p>Relative error at most 1.2e-7 (one unit in the last place) from −87 to 0; below −87 the result is that of −87. The
 * argument is split into n · ln 2 + r with |r| ≤ ½ ln 2; e^r is the polynomial of degree 7 of Cephes' expf; n goes into the
 * exponent.
 */
final class Exponential {
    static final float LOWEST = -87;
    static final float LOG2_E = 0x1.715476p0f;
    /** Adding 1.5 · 2^23 leaves the nearest integer in the low bits of a float. */
    static final float ROUNDER = 0x1.8p23f;
    /** ln 2 in two parts: the product of the first with n is exact. */
    static final float LN2_HIGH = 0x1.62e4p-1f;

    static final float LN2_LOW = 0x1.7f7d1cp-20f;

    static final float C2 = 0.5f;
    static final float C3 = 0.16666666f;
    static final float C4 = 0.041665796f;
    static final float C5 = 0.008333452f;
    static final float C6 = 0.0013981999f;
    static final float C7 = 0.00019875691f;
    static final int MANTISSA_BITS = 23;

    private Exponential() {}

    static float of(float x) {
        float clamped = Math.max(x, LOWEST);
        float shifted = Math.fma(clamped, LOG2_E, ROUNDER);
        float n = shifted - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, clamped));
        float p = Math.fma(C7, r, C6);
        p = Math.fma(p, r, C5);
        p = Math.fma(p, r, C4);
        p = Math.fma(p, r, C3);
        p = Math.fma(p, r, C2);
        p = Math.fma(p * r, r, r) + 1;
        return Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << MANTISSA_BITS));
    }
}
