package dev.wsss.stages.image;

/**
 * Source pixels of each pixel of a resized axis, with their weights.
 *
 * <p>Every output has the same number of taps: near the borders the first tap is moved inwards and the rest is weighed 0.
 *
 * @param count taps of one output
 * @param first the first source index of each output
 * @param weights outputs × count integers; those of one output sum to about 2^{@value #BITS}
 */
record ResampleCoefficients(int count, int[] first, int[] weights) {
    /** Fraction bits of a weight. */
    static final int BITS = 22;

    /** An addend of each sum, so that cutting its fraction off rounds. */
    static final int HALF = 1 << (BITS - 1);

    /** Returns Pillow's own table: float64 weights, normalised, rounded half away from zero. */
    static ResampleCoefficients of(Filter filter, int in, int out) {
        double scale = (double) in / out;
        double stretch = Math.max(scale, 1);
        double support = filter.support * stretch;
        int[] low = new int[out];
        int[] high = new int[out];
        int count = 0;
        for (int i = 0; i < out; i++) {
            double center = (i + 0.5) * scale;
            low[i] = Math.max(0, (int) (center - support + 0.5));
            high[i] = Math.min(in, (int) (center + support + 0.5));
            count = Math.max(count, high[i] - low[i]);
        }
        int[] first = new int[out];
        int[] weights = new int[Math.multiplyExact(out, count)];
        double[] exact = new double[count];
        for (int i = 0; i < out; i++) {
            double center = (i + 0.5) * scale;
            double sum = 0;
            for (int j = 0; j < high[i] - low[i]; j++) {
                exact[j] = filter.at((j + low[i] - center + 0.5) * (1 / stretch));
                sum += exact[j];
            }
            first[i] = Math.min(low[i], in - count);
            int at = i * count + low[i] - first[i];
            for (int j = 0; j < high[i] - low[i]; j++) {
                double weight = (sum == 0 ? exact[j] : exact[j] / sum) * (1 << BITS);
                weights[at + j] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
            }
        }
        return new ResampleCoefficients(count, first, weights);
    }
}
