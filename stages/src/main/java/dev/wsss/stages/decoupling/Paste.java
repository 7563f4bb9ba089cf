package dev.wsss.stages.decoupling;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Resize;
import dev.wsss.stages.image.RgbImage;

/**
 * Puts objects onto pictures: turned, shrunk, placed, as CDA's released code does.
 *
 * @param rule how
 */
public record Paste(PasteRule rule) {
    /**
     * The background with the object on it.
     *
     * @param draw from {@link PasteRule#draw} with the same sizes; refused when the object would stick out
     */
    public Pasted apply(RgbImage background, Cutout cutout, PasteDraw draw) {
        Layer turned = turned(cutout.layer(), draw.angle());
        Extent placed = rule.placed(Extent.of(turned.picture()), Extent.of(background), draw.scale());
        Layer object = resized(turned, placed);
        RgbImage picture = onto(background, object, draw.row(), draw.column());
        return new Pasted(picture, cutout.classValue(), covered(object.mask()));
    }

    /** The object turned by whole degrees; one that is not turned stays as it is. */
    Layer turned(Layer object, int angle) {
        if (angle == 0) {
            return object;
        }
        Layer turned = SplineRotation.rotate(object, angle);
        return switch (rule.maskInterpolation()) {
            case RELEASED -> turned;
            case NEAREST -> new Layer(turned.picture(), NearestRotation.rotate(object.mask(), angle));
        };
    }

    /** The object at another size. */
    Layer resized(Layer object, Extent size) {
        LabelMap mask =
                switch (rule.maskInterpolation()) {
                    case RELEASED -> Resize.bilinear(object.mask(), size.width(), size.height());
                    case NEAREST -> Resize.nearest(object.mask(), size.width(), size.height());
                };
        return new Layer(Resize.bilinear(object.picture(), size.width(), size.height()), mask);
    }

    /** A copy of the background with the object in place. */
    RgbImage onto(RgbImage background, Layer object, int row, int column) {
        if (row + object.height() > background.height() || column + object.width() > background.width()) {
            throw new IllegalArgumentException("row, column: " + row + ", " + column + " let an object of "
                    + object.width() + "x" + object.height() + " stick out of " + background.width() + "x"
                    + background.height());
        }
        byte[] rgb = background.rgb().clone();
        RgbImage copy = new RgbImage(background.width(), background.height(), rgb);
        switch (rule.blend()) {
            case HARD -> cover(copy, object, row, column);
            case GAUSS3 -> mix(copy, object, row, column);
        }
        return copy;
    }

    private static void cover(RgbImage onto, Layer object, int top, int left) {
        byte[] mask = object.mask().labels();
        for (int row = 0; row < object.height(); row++) {
            int from = row * object.width();
            int to = (top + row) * onto.width() + left;
            for (int column = 0; column < object.width(); column++) {
                if (mask[from + column] != 0) {
                    System.arraycopy(object.picture().rgb(), 3 * (from + column), onto.rgb(), 3 * (to + column), 3);
                }
            }
        }
    }

    private static void mix(RgbImage onto, Layer object, int top, int left) {
        int[] weights = SoftMask.of(object.mask());
        for (int row = 0; row < object.height(); row++) {
            int from = row * object.width();
            int to = (top + row) * onto.width() + left;
            for (int column = 0; column < object.width(); column++) {
                double weight = weights[from + column] / 255.;
                for (int channel = 0; channel < 3; channel++) {
                    int front = object.picture().rgb()[3 * (from + column) + channel] & 0xff;
                    int back = onto.rgb()[3 * (to + column) + channel] & 0xff;
                    onto.rgb()[3 * (to + column) + channel] = (byte) (weight * front + (1 - weight) * back);
                }
            }
        }
    }

    private static int covered(LabelMap mask) {
        int covered = 0;
        for (byte label : mask.labels()) {
            covered += label == 0 ? 0 : 1;
        }
        return covered;
    }
}
