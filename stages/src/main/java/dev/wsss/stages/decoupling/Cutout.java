package dev.wsss.stages.decoupling;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;

/**
 * An object cut out of a picture by its tight box; "object" is all foreground of that picture.
 *
 * @param classValue its class value, 1..254
 * @param top row of the box's first pixel in the picture it was cut from
 * @param left column of the box's first pixel in that picture
 * @param layer the box's pixels, with the class value in the mask and 0 around the object
 */
public record Cutout(int classValue, int top, int left, Layer layer) implements Mined {
    public Cutout {
        if (classValue < 1 || classValue >= LabelMap.IGNORE) {
            throw new IllegalArgumentException("classValue: " + classValue + ", must lie within 1..254");
        }
        if (top < 0 || left < 0) {
            throw new IllegalArgumentException("top, left: " + top + ", " + left + ", must not be negative");
        }
    }

    /** Returns an object read back from where it was stored; where it was cut from is not known there. */
    public static Cutout of(int classValue, RgbImage picture, LabelMap mask) {
        return new Cutout(classValue, 0, 0, new Layer(picture, mask));
    }

    /** Returns the pixels of the box. */
    public RgbImage picture() {
        return layer.picture();
    }

    /** Returns the class value where the object is, else 0. */
    public LabelMap mask() {
        return layer.mask();
    }
}
