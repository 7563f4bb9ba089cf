package dev.wsss.stages.eval;

import java.util.List;

/**
 * Scores by class; class 0 is the background.
 *
 * @param classes one entry for each class value, at least the background
 */
public record Scores(List<ClassScore> classes) {
    public Scores {
        classes = List.copyOf(classes);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("classes: none, not even the background");
        }
    }

    /**
     * Returns mean IoU as chainercv counts it: over the classes that truth or prediction has; NaN when there is no
     * pixel.
     */
    public double meanIou() {
        List<ClassScore> reached = classes.subList(0, reach());
        double[] seen = reached.stream()
                .mapToDouble(each -> each.seen() ? each.iou() : 0)
                .toArray();
        return sum(seen) / reached.stream().filter(ClassScore::seen).count();
    }

    /** Returns mean IoU as SEAM counts it: over all classes, an absent one as 0. */
    public double meanIouOfAllClasses() {
        return sum(classes.stream().mapToDouble(ClassScore::iouOfAnyClass).toArray()) / classes.size();
    }

    /** Returns how many classes lie up to the last one seen; the original's confusion is as large as that. */
    private int reach() {
        int reach = classes.size();
        while (reach > 0 && !classes.get(reach - 1).seen()) {
            reach--;
        }
        return reach;
    }

    /** Adds in NumPy's order (eight running sums, then a tree), so that published scores are met to the last bit. */
    private static double sum(double[] values) {
        int lanes = values.length - values.length % 8;
        double[] lane = new double[8];
        for (int i = 0; i < lanes; i++) {
            lane[i % 8] += values[i];
        }
        double sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        for (int i = lanes; i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }
}
