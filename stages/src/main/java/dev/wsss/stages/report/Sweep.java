package dev.wsss.stages.report;

/**
 * Mean IoU at every threshold of a grid.
 *
 * @param prediction what was scored
 * @param round which round
 * @param thresholds ascending
 * @param meanIou one for each threshold, 0..1
 * @param fixedThreshold the manifest's
 */
public record Sweep(String prediction, String round, double[] thresholds, double[] meanIou, double fixedThreshold) {
    public Sweep {
        if (thresholds.length != meanIou.length || thresholds.length == 0) {
            throw new IllegalArgumentException(
                    "meanIou: " + meanIou.length + " values for " + thresholds.length + " thresholds");
        }
    }
}
