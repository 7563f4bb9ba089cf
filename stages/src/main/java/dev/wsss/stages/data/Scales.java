package dev.wsss.stages.data;

import dev.wsss.stages.image.Mirror;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Resize;
import dev.wsss.stages.image.RgbImage;
import java.util.Arrays;
import java.util.List;

/** One picture in several sizes, each as it is and mirrored: the input of class maps. */
public final class Scales {
    private Scales() {}

    /**
     * A picture in one size.
     *
     * @param scale factor of the sides before rounding
     * @param picture 3 × height × width, normalised
     * @param mirror the same with left and right swapped
     */
    public record View(double scale, Planes picture, Planes mirror) {}

    /** Views in the order of the scales; sides are rounded half to even, pixels resized bicubically. */
    public static List<View> of(RgbImage image, double[] scales) {
        return Arrays.stream(scales).mapToObj(scale -> view(image, scale)).toList();
    }

    /** The view of one scale. */
    public static View view(RgbImage image, double scale) {
        Planes picture = Normalised.of(bicubic(image, scale));
        return new View(scale, picture, Mirror.of(picture));
    }

    /** A picture with both sides times a factor, at least one pixel each. */
    static RgbImage bicubic(RgbImage image, double scale) {
        int width = Math.max(1, Resize.side(image.width(), scale));
        int height = Math.max(1, Resize.side(image.height(), scale));
        return width == image.width() && height == image.height() ? image : Resize.bicubic(image, width, height);
    }
}
