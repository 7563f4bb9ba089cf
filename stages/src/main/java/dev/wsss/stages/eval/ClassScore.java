package dev.wsss.stages.eval;

/**
 * The pixel counts of one class over a list of pictures, void pixels left out.
 *
 * @param hits pixels that are of the class and predicted so
 * @param truth pixels that are of the class
 * @param predicted pixels predicted to be of the class
 */
public record ClassScore(long hits, long truth, long predicted) {
    private static final double EPSILON = 1e-10;

    public ClassScore {
        if (hits < 0 || truth < hits || predicted < hits) {
            throw new IllegalArgumentException("hits: " + hits + " of " + truth + " true and " + predicted
                    + " predicted pixels; must lie between 0 and both");
        }
    }

    /** Returns pixels that are of the class, or predicted so, or both. */
    public long union() {
        return truth + predicted - hits;
    }

    /** Returns whether truth or prediction has the class at all. */
    public boolean seen() {
        return union() > 0;
    }

    /**
     * Returns intersection over union as chainercv counts it: NaN for a class that neither truth nor prediction has.
     */
    public double iou() {
        return (double) hits / union();
    }

    /** Returns intersection over union as SEAM counts it: 0 for a class that neither truth nor prediction has. */
    public double iouOfAnyClass() {
        return hits / (union() + EPSILON);
    }
}
