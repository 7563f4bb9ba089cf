package dev.wsss.stages.decoupling;

/**
 * Source positions of the pixels of a rotated picture, as scipy.ndimage.rotate with reshape computes it.
 *
 * @param source the size before
 * @param target the size after, enlarged to hold every corner
 * @param cos of the angle
 * @param sin of the angle
 * @param row of the source that the target's first pixel comes from
 * @param column of the source that the target's first pixel comes from
 */
record RotationFrame(Extent source, Extent target, double cos, double sin, double row, double column) {
    static RotationFrame of(Extent source, int angle) {
        double cos = cosine(angle);
        double sin = cosine(angle - 90);
        int height = source.height();
        int width = source.width();
        Extent target = new Extent(
                span(0, -sin * height, cos * width, cos * width - sin * height),
                span(0, cos * height, sin * width, cos * height + sin * width));
        double halfHeight = (target.height() - 1) / 2.;
        double halfWidth = (target.width() - 1) / 2.;
        double row = (height - 1) / 2. - (cos * halfHeight + sin * halfWidth);
        double column = (width - 1) / 2. - (cos * halfWidth - sin * halfHeight);
        return new RotationFrame(source, target, cos, sin, row, column);
    }

    /**
     * Returns the cosine, exact at the multiples of 30 degrees where it is rational, so that right angles move whole
     * pixels.
     */
    private static double cosine(int degrees) {
        return switch (Math.floorMod(degrees, 360)) {
            case 0 -> 1;
            case 60, 300 -> .5;
            case 90, 270 -> 0;
            case 120, 240 -> -.5;
            case 180 -> -1;
            default -> Math.cos(Math.toRadians(degrees));
        };
    }

    private static int span(double a, double b, double c, double d) {
        double most = Math.max(Math.max(a, b), Math.max(c, d));
        double least = Math.min(Math.min(a, b), Math.min(c, d));
        return Math.max(1, (int) (most - least + .5));
    }

    double sourceRow(int targetRow, int targetColumn) {
        return row + cos * targetRow + sin * targetColumn;
    }

    double sourceColumn(int targetRow, int targetColumn) {
        return column - sin * targetRow + cos * targetColumn;
    }

    /** Returns whether a place lies on the source, borders included; beyond them everything is 0. */
    boolean holds(double sourceRow, double sourceColumn) {
        return sourceRow >= 0
                && sourceRow <= source.height() - 1
                && sourceColumn >= 0
                && sourceColumn <= source.width() - 1;
    }
}
