package dev.wsss.stages.net;

import dev.wsss.stages.array.FloatArray;

/** Parts of arrays, as in the golden files. */
final class Samples {
    private Samples() {}

    /** Mirrors the rows of N × C × H × W values. */
    static FloatArray mirror(FloatArray array) {
        int width = array.shape()[3];
        float[] values = new float[array.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.values()[i - i % width + width - 1 - i % width];
        }
        return new FloatArray(array.shape(), values);
    }

    /** Takes each {@code step}-th channel of N × C × H × W values. */
    static FloatArray everyChannel(FloatArray array, int step) {
        int[] shape = array.shape();
        int plane = shape[2] * shape[3];
        int channels = (shape[1] + step - 1) / step;
        FloatArray some = FloatArray.zeros(shape[0], channels, shape[2], shape[3]);
        for (int i = 0; i < shape[0] * channels; i++) {
            int from = (i / channels * shape[1] + i % channels * step) * plane;
            System.arraycopy(array.values(), from, some.values(), i * plane, plane);
        }
        return some;
    }

    /** Takes each {@code step}-th row and column of N × C × H × W values. */
    static FloatArray everyPixel(FloatArray array, int step) {
        int[] shape = array.shape();
        int height = (shape[2] + step - 1) / step;
        int width = (shape[3] + step - 1) / step;
        FloatArray some = FloatArray.zeros(shape[0], shape[1], height, width);
        for (int i = 0; i < some.values().length; i++) {
            int plane = i / (height * width);
            int row = i / width % height * step;
            some.values()[i] = array.values()[(plane * shape[2] + row) * shape[3] + i % width * step];
        }
        return some;
    }
}
