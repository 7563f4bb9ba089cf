package dev.wsss.stages.decoupling;

import dev.wsss.pipeline.parameters.Paste;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Resize;
import dev.wsss.stages.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * A paster of objects onto pictures: rotated, shrunk and placed, as CDA's released code does.
 *
 * @param rule the parameters of pasting
 */
public record ObjectPaster(Paste rule) {
    /** Draws angle, scale, row and column, in this order; angle and scale only where there is a choice. */
    public PasteDraw draw(RandomGenerator random, Extent object, Extent background) {
        int smallestAngle = rule.rotation().getFirst();
        int largestAngle = rule.rotation().getLast();
        double smallestScale = rule.scale().getFirst();
        double span = rule.scale().getLast() - smallestScale;
        int angle = smallestAngle == largestAngle ? smallestAngle : random.nextInt(smallestAngle, largestAngle + 1);
        double scale = smallestScale + span * (span == 0 ? 0 : random.nextDouble());
        Extent placed = placed(SplineRotation.extent(object, angle), background, scale);
        int row = random.nextInt(background.height() - placed.height() + 1);
        int column = random.nextInt(background.width() - placed.width() + 1);
        return new PasteDraw(angle, scale, row, column);
    }

    /**
     * Returns the size of a turned object on its background: shrunk to the cap in height, then in width, times the
     * scale, sides truncated as released (but never to 0).
     */
    public Extent placed(Extent object, Extent background, double scale) {
        double cap = rule.maximumShare();
        double height = object.height();
        double width = object.width();
        double aspect = width / height;
        if (background.height() * cap < height) {
            height = background.height() * cap;
            width = height * aspect;
        }
        if (background.width() * cap < width) {
            width = background.width() * cap;
            height = width / aspect;
        }
        return new Extent(Math.max(1, (int) (width * scale)), Math.max(1, (int) (height * scale)));
    }

    /**
     * Returns the background with the object on it.
     *
     * @param draw from {@link #draw} with the same sizes; refused when the object would stick out
     */
    public Pasted apply(RgbImage background, Cutout cutout, PasteDraw draw) {
        Layer turned = turned(cutout.layer(), draw.angle());
        Extent placed = placed(Extent.of(turned.picture()), Extent.of(background), draw.scale());
        Layer object = resized(turned, placed);
        RgbImage picture = onto(background, object, draw.row(), draw.column());
        return new Pasted(picture, cutout.classValue(), covered(object.mask()));
    }

    /** Returns the object turned by whole degrees; one that is not turned stays as it is. */
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

    /** Returns the object at another size. */
    Layer resized(Layer object, Extent size) {
        LabelMap mask =
                switch (rule.maskInterpolation()) {
                    case RELEASED -> Resize.bilinear(object.mask(), size.width(), size.height());
                    case NEAREST -> Resize.nearest(object.mask(), size.width(), size.height());
                };
        return new Layer(Resize.bilinear(object.picture(), size.width(), size.height()), mask);
    }

    /** Returns a copy of the background with the object in place. */
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
