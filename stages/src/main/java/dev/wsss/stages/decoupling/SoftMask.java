package dev.wsss.stages.decoupling;

import dev.wsss.stages.image.LabelMap;

/**
 * A binary mask under a 3×3 Gaussian, as 8-bit weights; OpenCV's fixed point, rounding and borders.
 *
 * <p>Columns are weighted 1 2 1, rows 84 88 84: the released call passes its border mode (4) where the vertical sigma is
 * expected, so that the blur is nearly a box from row to row.
 */
final class SoftMask {
    private SoftMask() {}

    /** Returns weights 0..255 of the pixels; every value of the mask but 0 is inside. */
    static int[] of(LabelMap mask) {
        int[] weights = new int[mask.labels().length];
        for (int row = 0; row < mask.height(); row++) {
            int above = mirror(row - 1, mask.height());
            int below = mirror(row + 1, mask.height());
            for (int column = 0; column < mask.width(); column++) {
                int weight =
                        84 * line(mask, above, column) + 88 * line(mask, row, column) + 84 * line(mask, below, column);
                weights[row * mask.width() + column] = (255 * weight + 512) >> 10;
            }
        }
        return weights;
    }

    private static int line(LabelMap mask, int row, int column) {
        return inside(mask, row, mirror(column - 1, mask.width()))
                + 2 * inside(mask, row, column)
                + inside(mask, row, mirror(column + 1, mask.width()));
    }

    private static int inside(LabelMap mask, int row, int column) {
        return mask.at(row, column) == 0 ? 0 : 1;
    }

    /** Returns the neighbour; beyond a border it is the one before it. */
    private static int mirror(int place, int length) {
        if (length == 1) {
            return 0;
        }
        return place < 0 ? 1 : place == length ? length - 2 : place;
    }
}
