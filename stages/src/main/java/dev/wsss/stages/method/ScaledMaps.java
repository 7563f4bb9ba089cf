package dev.wsss.stages.method;

import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.Planes;
import java.util.List;

/**
 * The class maps of one picture as the network gave them, one stack a scale; merged on demand.
 *
 * <p>Keeping the small maps instead of the merged ones is exact and about 33 times smaller.
 *
 * @param height rows of the picture
 * @param width columns of the picture
 * @param labels class indices of the planes, ascending
 * @param scales for each inference scale labels × h × w, not negative, mirror already added
 * @param factors the inference scales; empty where merging does not need them
 */
public record ScaledMaps(int height, int width, List<Integer> labels, List<Planes> scales, List<Double> factors) {
    private static final float NOT_ZERO = 1e-5f;

    public ScaledMaps {
        labels = List.copyOf(labels);
        scales = List.copyOf(scales);
        factors = List.copyOf(factors);
        if (scales.isEmpty()) {
            throw new IllegalArgumentException("class maps without a scale");
        }
        for (Planes scale : scales) {
            if (scale.channels() != labels.size()) {
                throw new IllegalArgumentException(scale.channels() + " planes for the labels " + labels);
            }
        }
        if (!factors.isEmpty() && factors.size() != scales.size()) {
            throw new IllegalArgumentException(scales.size() + " class maps for the scales " + factors);
        }
    }

    /** Returns the planes of the labelled classes: the others are not used. */
    public static Planes only(Planes allClasses, List<Integer> labels) {
        Planes kept = Planes.zeros(labels.size(), allClasses.height(), allClasses.width());
        int size = allClasses.planeSize();
        for (int plane = 0; plane < labels.size(); plane++) {
            System.arraycopy(allClasses.values(), labels.get(plane) * size, kept.values(), plane * size, size);
        }
        return kept;
    }

    /** Returns the same without the inference scales. */
    public ScaledMaps withoutFactors() {
        return new ScaledMaps(height, width, labels, scales, List.of());
    }

    /** Returns the sum of all scales, each resized to this size. */
    public Planes sum(int toHeight, int toWidth) {
        Planes sum = Planes.zeros(labels.size(), toHeight, toWidth);
        for (Planes scale : scales) {
            float[] resized = Bilinear.resize(scale, toHeight, toWidth).values();
            float[] values = sum.values();
            for (int i = 0; i < values.length; i++) {
                values[i] += resized[i];
            }
        }
        return sum;
    }

    /** Divides each plane by its maximum plus 1e-5, in place. */
    public static Planes dividedByMaximum(Planes planes) {
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
        return planes;
    }
}
