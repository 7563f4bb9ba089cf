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
 */
public record CamMaps(int height, int width, List<Integer> labels, List<Planes> scales) {
    private static final float NOT_ZERO = 1e-5f;

    public CamMaps {
        labels = List.copyOf(labels);
        scales = List.copyOf(scales);
        if (scales.isEmpty()) {
            throw new IllegalArgumentException("class maps without a scale");
        }
        for (Planes scale : scales) {
            if (scale.channels() != labels.size()) {
                throw new IllegalArgumentException(scale.channels() + " planes for the labels " + labels);
            }
        }
    }

    /** The planes of the labelled classes: nobody looks at the others. */
    public static Planes only(Planes allClasses, List<Integer> labels) {
        Planes kept = Planes.zeros(labels.size(), allClasses.height(), allClasses.width());
        int size = allClasses.planeSize();
        for (int plane = 0; plane < labels.size(); plane++) {
            System.arraycopy(allClasses.values(), labels.get(plane) * size, kept.values(), plane * size, size);
        }
        return kept;
    }

    /** Merged at a quarter of the picture's size, each plane divided by its maximum: labels × ⌈H/4⌉ × ⌈W/4⌉. */
    public Planes strided() {
        Planes sum = sum((height - 1) / 4 + 1, (width - 1) / 4 + 1);
        divideByMaximum(sum);
        return sum;
    }

    /** Merged at the picture's size, each plane divided by its maximum: labels × H × W. */
    public Planes highRes() {
        Planes sum = crop(sum(upTo16(height), upTo16(width)), height, width);
        divideByMaximum(sum);
        return sum;
    }

    private Planes sum(int toHeight, int toWidth) {
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

    static Planes crop(Planes planes, int height, int width) {
        if (planes.height() == height && planes.width() == width) {
            return planes;
        }
        Planes cropped = Planes.zeros(planes.channels(), height, width);
        for (int row = 0; row < planes.channels() * height; row++) {
            int from = (row / height * planes.height() + row % height) * planes.width();
            System.arraycopy(planes.values(), from, cropped.values(), row * width, width);
        }
        return cropped;
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

    private static int upTo16(int side) {
        return 16 * ((side - 1) / 16 + 1);
    }
}
