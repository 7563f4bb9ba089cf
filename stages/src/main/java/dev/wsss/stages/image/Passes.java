package dev.wsss.stages.image;

import java.util.Arrays;

/** The two passes of a separable filter over interleaved bytes, in fixed point. */
final class Passes {
    private static final int HALF = 1 << (Taps.BITS - 1);

    private Passes() {}

    /** Resizes each row: height × width × channels bytes to height × outputs × channels. */
    static byte[] horizontal(byte[] source, int height, int width, int channels, Taps taps) {
        int outputs = taps.first().length;
        byte[] result = new byte[Math.multiplyExact(Math.multiplyExact(height, outputs), channels)];
        for (int row = 0; row < height; row++) {
            int from = row * width * channels;
            int to = row * outputs * channels;
            if (channels == 3 && taps.count() == 4) {
                fourOfThree(source, from, result, to, taps);
            } else {
                anyOf(source, from, result, to, channels, taps);
            }
        }
        return result;
    }

    private static void fourOfThree(byte[] source, int from, byte[] result, int to, Taps taps) {
        int[] first = taps.first();
        int[] weights = taps.weights();
        for (int i = 0; i < first.length; i++) {
            int p = from + 3 * first[i];
            int w0 = weights[4 * i];
            int w1 = weights[4 * i + 1];
            int w2 = weights[4 * i + 2];
            int w3 = weights[4 * i + 3];
            int q = to + 3 * i;
            for (int c = 0; c < 3; c++) {
                int sum = HALF
                        + w0 * (source[p + c] & 0xff)
                        + w1 * (source[p + c + 3] & 0xff)
                        + w2 * (source[p + c + 6] & 0xff)
                        + w3 * (source[p + c + 9] & 0xff);
                result[q + c] = clip(sum);
            }
        }
    }

    private static void anyOf(byte[] source, int from, byte[] result, int to, int channels, Taps taps) {
        int count = taps.count();
        int[] first = taps.first();
        int[] weights = taps.weights();
        for (int i = 0; i < first.length; i++) {
            for (int c = 0; c < channels; c++) {
                int sum = HALF;
                int p = from + channels * first[i] + c;
                for (int j = 0; j < count; j++) {
                    sum += weights[i * count + j] * (source[p + j * channels] & 0xff);
                }
                result[to + i * channels + c] = clip(sum);
            }
        }
    }

    /** Resizes each column: rows of {@code stride} bytes to as many rows as there are outputs. */
    static byte[] vertical(byte[] source, int stride, Taps taps) {
        int outputs = taps.first().length;
        byte[] result = new byte[Math.multiplyExact(outputs, stride)];
        int[] sums = new int[stride];
        for (int i = 0; i < outputs; i++) {
            int first = taps.first()[i] * stride;
            if (taps.count() == 4) {
                int[] w = taps.weights();
                four(source, first, stride, w[4 * i], w[4 * i + 1], w[4 * i + 2], w[4 * i + 3], result, i * stride);
                continue;
            }
            Arrays.fill(sums, HALF);
            for (int j = 0; j < taps.count(); j++) {
                add(source, first + j * stride, taps.weights()[i * taps.count() + j], sums);
            }
            clip(sums, result, i * stride);
        }
        return result;
    }

    private static void four(
            byte[] source, int first, int stride, int w0, int w1, int w2, int w3, byte[] result, int to) {
        for (int x = 0; x < stride; x++) {
            int p = first + x;
            int sum = HALF
                    + w0 * (source[p] & 0xff)
                    + w1 * (source[p + stride] & 0xff)
                    + w2 * (source[p + 2 * stride] & 0xff)
                    + w3 * (source[p + 3 * stride] & 0xff);
            result[to + x] = clip(sum);
        }
    }

    private static void add(byte[] source, int from, int weight, int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += weight * (source[from + x] & 0xff);
        }
    }

    private static void clip(int[] sums, byte[] result, int to) {
        for (int x = 0; x < sums.length; x++) {
            result[to + x] = clip(sums[x]);
        }
    }

    private static byte clip(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> Taps.BITS));
    }
}
