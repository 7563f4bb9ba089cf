package dev.wsss.stages.report;

import java.util.List;

/**
 * What a scoring step found.
 *
 * @param prediction what was scored, for instance {@code CAM} or {@code mask}; rounds are compared within it
 * @param round for instance {@code plain} or {@code decoupled}; the first of a prediction is the base of the differences
 * @param fixedThreshold the manifest's threshold
 * @param fixedMeanIou mean IoU at it, 0..1
 * @param bestThreshold the best threshold of the sweep
 * @param bestMeanIou mean IoU at it, 0..1
 * @param classIou IoU by class value at the fixed threshold, 0..1, NaN for a class that is nowhere
 */
public record Score(
        String prediction,
        String round,
        double fixedThreshold,
        double fixedMeanIou,
        double bestThreshold,
        double bestMeanIou,
        List<Double> classIou) {
    public Score {
        classIou = List.copyOf(classIou);
    }

    /** The IoU of a class, NaN where there is none. */
    double iou(int classValue) {
        return classValue < classIou.size() ? classIou.get(classValue) : Double.NaN;
    }
}
