package dev.wsss.stages.eval;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;

/** Conversion of class scores to label maps. */
public final class Segmentation {
    private Segmentation() {}

    /**
     * Returns the class with the greatest score where that exceeds the threshold, else background; of equal classes the
     * first.
     *
     * <p>Equal to the argmax over [threshold, scores] of the original programs.
     *
     * @param scores one plane for each class of the picture
     * @param classValues the planes' class values, 1..254
     * @param threshold compared as float32
     */
    public static LabelMap of(Planes scores, int[] classValues, double threshold) {
        BestClass.refuseOtherCount(scores, classValues);
        int size = scores.planeSize();
        BestClass best = BestClass.of(scores);
        float limit = (float) threshold;
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = best.score()[i] > limit ? (byte) classValues[best.plane()[i] & 0xff] : 0;
        }
        return new LabelMap(scores.width(), scores.height(), labels);
    }

    /**
     * Returns the class with the greatest score where that exceeds the background's, else background; of equal classes
     * the first.
     *
     * <p>Equal to the argmax over [background, scores] of the original programs.
     *
     * @param scores one plane for each class of the picture
     * @param classValues the planes' class values, 1..254
     * @param background one plane of the same size
     */
    public static LabelMap of(Planes scores, int[] classValues, Planes background) {
        BestClass.refuseOtherCount(scores, classValues);
        BestClass.refuseOtherSize(scores, background);
        BestClass best = BestClass.of(scores);
        byte[] labels = new byte[scores.planeSize()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = best.score()[i] > background.values()[i] ? (byte) classValues[best.plane()[i] & 0xff] : 0;
        }
        return new LabelMap(scores.width(), scores.height(), labels);
    }
}
