package dev.wsss.stages.decoupling;

import dev.wsss.stages.image.LabelMap;

/** A rotation of a mask, pixel by pixel, on the same frame as {@link SplineRotation}; no new values appear. */
final class NearestRotation {
    private NearestRotation() {}

    static LabelMap rotate(LabelMap mask, int angle) {
        RotationFrame frame = RotationFrame.of(new Extent(mask.width(), mask.height()), angle);
        LabelMap turned =
                LabelMap.background(frame.target().width(), frame.target().height());
        for (int row = 0; row < turned.height(); row++) {
            for (int column = 0; column < turned.width(); column++) {
                double y = frame.sourceRow(row, column);
                double x = frame.sourceColumn(row, column);
                if (frame.holds(y, x)) {
                    turned.labels()[row * turned.width() + column] = (byte) mask.at((int) (y + .5), (int) (x + .5));
                }
            }
        }
        return turned;
    }
}
