package dev.wsss.stages.image;

/**
 * The loop in plain Java: what the vector kernel is held against, and what narrow pictures are resized with.
 *
 * @param lanes outputs that are made at a time
 */
record PlainFilterKernel(int lanes) implements FilterKernel {
    @Override
    public void weigh(byte[] source, int from, int step, int[] weights, int first, int last, byte[] result, int to) {
        for (int lane = 0; lane < lanes; lane++) {
            int sum = ResampleCoefficients.HALF;
            int at = from + lane;
            for (int tap = first; tap < last; tap++) {
                sum += weights[tap] * (source[at] & 0xff);
                at += step;
            }
            result[to + lane] = (byte) Math.max(0, Math.min(255, sum >> ResampleCoefficients.BITS));
        }
    }
}
