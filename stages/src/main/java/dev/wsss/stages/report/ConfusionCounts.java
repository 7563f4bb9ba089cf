package dev.wsss.stages.report;

/**
 * Pixels by true class (row) and predicted class (column).
 *
 * @param title what was scored, for instance {@code mask, decoupled}
 * @param counts square, by class value
 */
public record ConfusionCounts(String title, long[][] counts) {
    public ConfusionCounts {
        for (long[] row : counts) {
            if (row.length != counts.length) {
                throw new IllegalArgumentException("counts: a row of " + row.length + " in " + counts.length + " rows");
            }
        }
    }
}
