package dev.wsss.stages.decoupling;

/**
 * The random numbers of one paste.
 *
 * @param angle degrees, turning as scipy.ndimage.rotate does
 * @param scale factor after shrinking to fit
 * @param row of the object's first row in the background
 * @param column of the object's first column in the background
 */
public record PasteDraw(int angle, double scale, int row, int column) {
    public PasteDraw {
        if (Math.abs(angle) > 180) {
            throw new IllegalArgumentException("angle: " + angle + ", must lie within -180..180");
        }
        if (!(scale > 0) || row < 0 || column < 0) {
            throw new IllegalArgumentException("scale, row, column: " + scale + ", " + row + ", " + column
                    + ", must be positive and not negative");
        }
    }
}
