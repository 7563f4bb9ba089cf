package dev.wsss.stages.report;

/**
 * Mean IoU at every value of a grid.
 *
 * @param prediction what was scored
 * @param round which round
 * @param background what was swept, for instance {@code threshold}
 * @param values ascending
 * @param meanIou one for each value, 0..1
 * @param fixed the manifest's
 */
public record Sweep(
        String prediction, String round, String background, double[] values, double[] meanIou, double fixed) {
    public Sweep {
        if (values.length != meanIou.length || values.length == 0) {
            throw new IllegalArgumentException(
                    "meanIou: " + meanIou.length + " figures for " + values.length + " values");
        }
    }
}
