package dev.wsss.stages.decoupling;

import java.util.random.RandomGenerator;

/**
 * How objects are turned, shrunk and blended.
 *
 * @param smallestAngle whole degrees, -180..180
 * @param largestAngle whole degrees, at least {@code smallestAngle}; both 0 never turns
 * @param smallestScale factor after shrinking to fit, uniform up to {@code largestScale}
 * @param largestScale at most 1 / {@code cap}, so that the object always fits
 * @param cap the part of the background's height and width that an object is shrunk to
 * @param maskInterpolation how the mask is rotated and shrunk
 * @param blend how the border meets the background
 */
public record PasteRule(
        int smallestAngle,
        int largestAngle,
        double smallestScale,
        double largestScale,
        double cap,
        MaskInterpolation maskInterpolation,
        Blend blend) {
    public PasteRule {
        if (smallestAngle < -180 || smallestAngle > largestAngle || largestAngle > 180) {
            throw new IllegalArgumentException("smallestAngle, largestAngle: " + smallestAngle + ", " + largestAngle
                    + ", must ascend within -180..180");
        }
        if (!(cap > 0 && cap <= 1)) {
            throw new IllegalArgumentException("cap: " + cap + ", must be a share of the background above 0, up to 1");
        }
        if (!(smallestScale > 0 && smallestScale <= largestScale && largestScale * cap <= 1)) {
            throw new IllegalArgumentException("smallestScale, largestScale: " + smallestScale + ", " + largestScale
                    + ", must ascend from above 0 to at most 1/cap");
        }
    }

    /** CDA as released: up to 90 degrees to either side, shrunk to .7 of the background, hard borders. */
    public static PasteRule released() {
        return new PasteRule(-90, 90, 1, 1, .7, MaskInterpolation.RELEASED, Blend.HARD);
    }

    /** Draws angle, scale, row and column, in this order; angle and scale only where there is a choice. */
    public PasteDraw draw(RandomGenerator random, Extent object, Extent background) {
        int angle = smallestAngle == largestAngle ? smallestAngle : random.nextInt(smallestAngle, largestAngle + 1);
        double scale = smallestScale + (largestScale - smallestScale) * draw(random);
        Extent placed = placed(SplineRotation.extent(object, angle), background, scale);
        int row = random.nextInt(background.height() - placed.height() + 1);
        int column = random.nextInt(background.width() - placed.width() + 1);
        return new PasteDraw(angle, scale, row, column);
    }

    private double draw(RandomGenerator random) {
        return smallestScale == largestScale ? 0 : random.nextDouble();
    }

    /**
     * The size of a turned object on its background: shrunk to the cap in height, then in width, times the scale, sides
     * truncated as released (but never to 0).
     */
    public Extent placed(Extent object, Extent background, double scale) {
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
}
