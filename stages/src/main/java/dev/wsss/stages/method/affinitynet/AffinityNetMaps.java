package dev.wsss.stages.method.affinitynet;

import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.Planes;
import java.util.List;

/** AffinityNet's class maps of a picture: those of all passes, resized to the picture and added up. */
public final class AffinityNetMaps {
    private static final float NOT_ZERO = 1e-5f;

    private AffinityNetMaps() {}

    /**
     * Merges the maps of a picture; each plane is divided by its maximum plus 1e-5.
     *
     * <p>The published program resizes each of eight passes by itself. Resizing commutes with mirroring, so that a scale's
     * two passes can be added at the resolution of the network: the same up to rounding.
     *
     * @param height rows of the picture
     * @param width columns of the picture
     * @param scales for each scale classes × h × w, not negative, the mirrored pass added
     * @return classes × height × width
     */
    public static Planes merged(int height, int width, List<Planes> scales) {
        Planes sum = Planes.zeros(scales.getFirst().channels(), height, width);
        for (Planes scale : scales) {
            float[] resized = Bilinear.resize(scale, height, width).values();
            for (int i = 0; i < resized.length; i++) {
                sum.values()[i] += resized[i];
            }
        }
        divideByMaximum(sum);
        return sum;
    }

    private static void divideByMaximum(Planes planes) {
        float[] values = planes.values();
        int size = planes.planeSize();
        for (int start = 0; start < values.length; start += size) {
            float maximum = 0;
            for (int i = start; i < start + size; i++) {
                maximum = Math.max(maximum, values[i]);
            }
            float divisor = maximum + NOT_ZERO;
            for (int i = start; i < start + size; i++) {
                values[i] /= divisor;
            }
        }
    }
}
