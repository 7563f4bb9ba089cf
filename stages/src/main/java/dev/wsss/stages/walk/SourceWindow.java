package dev.wsss.stages.walk;

/**
 * The pixels of a map that serve as sources of pairs: its first rows, without a margin left and right.
 *
 * @param rows rows from the top, at least 1
 * @param firstColumn width of the margin
 * @param columns columns between the margins, at least 1
 */
public record SourceWindow(int rows, int firstColumn, int columns) {
    public SourceWindow {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a map too small for its radius: " + rows + " rows and " + columns + " columns of sources");
        }
    }

    /** Returns the sources in all; they are numbered row by row. */
    public int size() {
        return rows * columns;
    }
}
