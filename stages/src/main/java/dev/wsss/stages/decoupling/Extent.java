package dev.wsss.stages.decoupling;

import dev.wsss.stages.image.RgbImage;

/**
 * The size of a picture.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Extent(int width, int height) {
    public Extent {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an extent of " + width + "x" + height + " pixels");
        }
    }

    /** Returns the size of a picture. */
    public static Extent of(RgbImage picture) {
        return new Extent(picture.width(), picture.height());
    }

    /** Returns the size of an object. */
    public static Extent of(Cutout cutout) {
        return of(cutout.picture());
    }
}
