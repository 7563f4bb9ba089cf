package dev.wsss.stages.report;

import java.util.List;

/**
 * Scores of one scoring step.
 *
 * @param prediction what was scored, for instance {@code CAM} or {@code mask}; rounds are compared within it
 * @param round for instance {@code plain} or {@code decoupled}; the first of a prediction is the base of the differences
 * @param background what decides between background and classes, for instance {@code threshold}
 * @param fixed the manifest's value of it
 * @param fixedMeanIou mean IoU at it, 0..1
 * @param best the best value of the sweep
 * @param bestMeanIou mean IoU at it, 0..1
 * @param classIou IoU by class value at the manifest's, 0..1, NaN for a class that is nowhere
 */
public record Score(
        String prediction,
        String round,
        String background,
        double fixed,
        double fixedMeanIou,
        double best,
        double bestMeanIou,
        List<Double> classIou) {
    public Score {
        classIou = List.copyOf(classIou);
    }

    /** Returns the IoU of a class, NaN where there is none. */
    double iou(int classValue) {
        return classValue < classIou.size() ? classIou.get(classValue) : Double.NaN;
    }
}
