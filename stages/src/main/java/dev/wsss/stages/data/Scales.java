package dev.wsss.stages.data;

import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Resize;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.image.RgbPlanes;
import java.util.Arrays;
import java.util.List;

/** One picture in several sizes: the input of class maps. */
public final class Scales {
    private Scales() {}

    /**
     * Returns normalised pictures (3 × height × width) in the order of the scales; sides are rounded half to even,
     * pixels resized bicubically.
     */
    public static List<Planes> of(RgbImage image, double[] scales) {
        RgbPlanes planes = RgbPlanes.of(image);
        return Arrays.stream(scales)
                .mapToObj(scale -> Normalised.bicubic(planes, side(image.width(), scale), side(image.height(), scale)))
                .toList();
    }

    /** Returns a picture with both sides times a factor, at least one pixel each. */
    static RgbImage bicubic(RgbImage image, double scale) {
        int width = side(image.width(), scale);
        int height = side(image.height(), scale);
        return width == image.width() && height == image.height() ? image : Resize.bicubic(image, width, height);
    }

    private static int side(int side, double scale) {
        return Math.max(1, Resize.side(side, scale));
    }
}
