package dev.wsss.stages.image;

/**
 * The two passes of a separable filter over interleaved bytes, in fixed point.
 *
 * @param kernel the loop inside
 */
record Passes(FilterKernel kernel) {

    /**
     * Resizes each row: height × width × channels bytes to height × outputs × channels.
     *
     * <p>As many rows at a time as the kernel has lanes, turned so that they lie side by side: outputs of a row have weights
     * of their own, those of a column share them.
     */
    byte[] horizontal(byte[] source, int height, int width, int channels, ResampleCoefficients taps) {
        int lanes = kernel.lanes();
        int outputs = taps.first().length;
        int rowBefore = width * channels;
        int rowAfter = Math.multiplyExact(outputs, channels);
        byte[] result = new byte[Math.multiplyExact(height, rowAfter)];
        byte[] before = new byte[Math.multiplyExact(rowBefore, lanes)];
        byte[] after = new byte[Math.multiplyExact(rowAfter, lanes)];
        for (int top = 0; top < height; top += lanes) {
            int rows = Math.min(lanes, height - top);
            for (int row = 0; row < rows; row++) {
                spread(source, (top + row) * rowBefore, before, row, rowBefore);
            }
            int to = 0;
            for (int i = 0; i < outputs; i++) {
                int from = taps.first()[i] * channels * lanes;
                for (int channel = 0; channel < channels; channel++) {
                    weigh(before, from + channel * lanes, channels * lanes, taps, i, after, to);
                    to += lanes;
                }
            }
            for (int row = 0; row < rows; row++) {
                collect(after, row, result, (top + row) * rowAfter, rowAfter);
            }
        }
        return result;
    }

    private void spread(byte[] row, int from, byte[] turned, int lane, int count) {
        int lanes = kernel.lanes();
        for (int i = 0; i < count; i++) {
            turned[i * lanes + lane] = row[from + i];
        }
    }

    private void collect(byte[] turned, int lane, byte[] row, int to, int count) {
        int lanes = kernel.lanes();
        for (int i = 0; i < count; i++) {
            row[to + i] = turned[i * lanes + lane];
        }
    }

    /** Resizes each column of some planes: rows of {@code stride} bytes to as many rows as there are outputs. */
    byte[] vertical(byte[] source, int planes, int stride, ResampleCoefficients taps) {
        int outputs = taps.first().length;
        byte[] result = new byte[Math.multiplyExact(Math.multiplyExact(outputs, stride), planes)];
        int to = 0;
        for (int plane = 0; plane < planes; plane++) {
            for (int output = 0; output < outputs; output++, to += stride) {
                row(source, plane * (source.length / planes), stride, taps, output, result, to);
            }
        }
        return result;
    }

    /** Makes one row of {@link #vertical}, of the plane that begins at an offset. */
    void row(byte[] source, int plane, int stride, ResampleCoefficients taps, int output, byte[] result, int to) {
        int lanes = kernel.lanes();
        if (stride < lanes) {
            new Passes(new PlainFilterKernel(stride)).row(source, plane, stride, taps, output, result, to);
            return;
        }
        int from = plane + taps.first()[output] * stride;
        int last = stride - lanes;
        for (int column = 0; column < last; column += lanes) {
            weigh(source, from + column, stride, taps, output, result, to + column);
        }
        // Some of these were made before: a row need not be a multiple of the lanes.
        weigh(source, from + last, stride, taps, output, result, to + last);
    }

    private void weigh(
            byte[] source, int from, int step, ResampleCoefficients taps, int output, byte[] result, int to) {
        int first = output * taps.count();
        kernel.weigh(source, from, step, taps.weights(), first, first + taps.count(), result, to);
    }
}
