package dev.wsss.stages.image;

/**
 * The inner loop of resizing: some neighbouring outputs that share their weights,
 * {@code result[i] = clip(½ + Σ weight · source[i])} in fixed point.
 *
 * <p>Implementations give the same bits: sums of integers do not round.
 */
interface FilterKernel {
    /** Returns how many outputs are computed at a time. */
    int lanes();

    /**
     * Weighs bytes.
     *
     * @param source where the first tap's bytes begin at {@code from}, and the next tap's {@code step} farther each
     * @param weights in units of 2^-{@value Taps#BITS}; those of the taps lie from {@code first} to {@code last}, exclusive
     * @param result written from {@code to} on
     */
    void weigh(byte[] source, int from, int step, int[] weights, int first, int last, byte[] result, int to);
}
