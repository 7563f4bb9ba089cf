package dev.wsss.stages.eval;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import java.util.Arrays;

/**
 * The strongest foreground class of each pixel.
 *
 * @param plane index of the plane, the first of equals
 * @param score its score; negative infinity everywhere when there is no plane
 */
record BestClass(byte[] plane, float[] score) {
    static BestClass of(Planes scores) {
        int size = scores.planeSize();
        float[] values = scores.values();
        byte[] plane = new byte[size];
        float[] best = new float[size];
        if (scores.channels() == 0) {
            Arrays.fill(best, Float.NEGATIVE_INFINITY);
            return new BestClass(plane, best);
        }
        System.arraycopy(values, 0, best, 0, size);
        for (int channel = 1; channel < scores.channels(); channel++) {
            int start = channel * size;
            for (int i = 0; i < size; i++) {
                float value = values[start + i];
                boolean better = value > best[i];
                best[i] = better ? value : best[i];
                plane[i] = better ? (byte) channel : plane[i];
            }
        }
        return new BestClass(plane, best);
    }

    static void refuseOtherCount(Planes scores, int[] classValues) {
        if (classValues.length != scores.channels()) {
            throw new IllegalArgumentException(
                    scores.channels() + " planes of scores for " + classValues.length + " classes");
        }
        for (int value : classValues) {
            if (value < 1 || value >= LabelMap.IGNORE) {
                throw new IllegalArgumentException("the class value " + value + ", must lie within 1..254");
            }
        }
    }

    static void refuseOtherSize(Planes scores, Planes background) {
        if (background.channels() != 1
                || background.height() != scores.height()
                || background.width() != scores.width()) {
            throw new IllegalArgumentException("a background of " + background.channels() + "x" + background.height()
                    + "x" + background.width() + " for scores of " + scores.height() + "x" + scores.width());
        }
    }
}
