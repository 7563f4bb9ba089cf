package dev.wsss.stages.method.seam;

import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Resize;
import java.util.List;

/** SEAM's class maps of a picture: the refined maps of all passes, resized to the picture, added up, stretched to 0..1. */
public final class SeamMaps {
    private static final float MARGIN = 1e-5f;

    private SeamMaps() {}

    /**
     * The refined maps of one scale.
     *
     * @param height rows of the scaled picture
     * @param width columns of the scaled picture
     * @param maps classes × h × w at the resolution of the network, the mirrored pass added
     */
    public record Scale(int height, int width, Planes maps) {
        public Scale {
            if (height < 1 || width < 1) {
                throw new IllegalArgumentException("a scaled picture of " + width + "x" + height + " pixels");
            }
        }

        /** The maps of a picture scaled by a factor: sides are rounded half to even, to at least one pixel. */
        public static Scale of(int height, int width, double factor, Planes maps) {
            return new Scale(Math.max(1, Resize.side(height, factor)), Math.max(1, Resize.side(width, factor)), maps);
        }
    }

    /**
     * Merges the maps of a picture.
     *
     * <p>The network enlarges its maps to the scaled picture, corners on corners; they are then resized to the picture with
     * pixel centres at halves. Each plane is stretched: {@code (sum − min − 1e-5) / (max − min + 1e-5)}, where sums below min
     * + 1e-5 count as 0 first. So zeros are slightly negative where the minimum is not 0, as published.
     *
     * @param height rows of the picture
     * @param width columns of the picture
     * @param scales of the inference, at least one
     * @return classes × height × width
     */
    public static Planes merged(int height, int width, List<Scale> scales) {
        Planes sum = Planes.zeros(scales.getFirst().maps().channels(), height, width);
        for (Scale scale : scales) {
            Planes large = Bilinear.resizeCorners(scale.maps(), scale.height(), scale.width());
            float[] resized = Bilinear.resize(large, height, width).values();
            for (int i = 0; i < resized.length; i++) {
                sum.values()[i] += resized[i];
            }
        }
        for (int plane = 0; plane < sum.channels(); plane++) {
            stretch(sum.values(), plane * sum.planeSize(), (plane + 1) * sum.planeSize());
        }
        return sum;
    }

    private static void stretch(float[] values, int from, int to) {
        float smallest = Float.POSITIVE_INFINITY;
        float largest = 0;
        for (int i = from; i < to; i++) {
            values[i] = Math.max(0, values[i]);
            smallest = Math.min(smallest, values[i]);
            largest = Math.max(largest, values[i]);
        }
        float least = smallest + MARGIN;
        float range = largest - smallest + MARGIN;
        for (int i = from; i < to; i++) {
            float value = values[i] < least ? 0 : values[i];
            values[i] = (value - smallest - MARGIN) / range;
        }
    }
}
