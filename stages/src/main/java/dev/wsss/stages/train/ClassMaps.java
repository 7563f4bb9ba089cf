package dev.wsss.stages.train;

import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.Planes;
import java.util.List;

/**
 * The class maps of one picture: small ones, one for each scale it was seen at, and what they merge to.
 *
 * @param scales maps of the same classes, as {@link CamInference#maps} gives them
 * @param height of the picture at scale 1
 * @param width of the picture at scale 1
 */
public record ClassMaps(List<Planes> scales, int height, int width) {
    private static final int STRIDE = 4;
    private static final int BLOCK = 16;
    private static final float EPSILON = 1e-5f;

    public ClassMaps {
        scales = List.copyOf(scales);
        if (scales.isEmpty()) {
            throw new IllegalArgumentException("scales: class maps need at least one");
        }
        int classes = scales.getFirst().channels();
        if (scales.stream().anyMatch(maps -> maps.channels() != classes)) {
            throw new IllegalArgumentException("scales: maps of different classes cannot be merged");
        }
    }

    /** The planes of some classes only, in the order asked for. */
    public static Planes only(Planes maps, int... classes) {
        Planes chosen = Planes.zeros(classes.length, maps.height(), maps.width());
        for (int i = 0; i < classes.length; i++) {
            System.arraycopy(
                    maps.values(),
                    classes[i] * maps.planeSize(),
                    chosen.values(),
                    i * maps.planeSize(),
                    maps.planeSize());
        }
        return chosen;
    }

    /** One value for each 4 × 4 pixels: classes × (⌊(H−1)/4⌋+1) × (⌊(W−1)/4⌋+1), each class up to its largest value. */
    public Planes strided() {
        return normalised(sum((height - 1) / STRIDE + 1, (width - 1) / STRIDE + 1));
    }

    /** One value for each pixel: enlarged to whole blocks of 16 and cut to the picture, each class up to its largest value. */
    public Planes full() {
        Planes whole = sum(((height - 1) / BLOCK + 1) * BLOCK, ((width - 1) / BLOCK + 1) * BLOCK);
        Planes cut = Planes.zeros(whole.channels(), height, width);
        for (int channel = 0; channel < cut.channels(); channel++) {
            for (int row = 0; row < height; row++) {
                System.arraycopy(
                        whole.values(),
                        channel * whole.planeSize() + row * whole.width(),
                        cut.values(),
                        channel * cut.planeSize() + row * width,
                        width);
            }
        }
        return normalised(cut);
    }

    private Planes sum(int rows, int columns) {
        Planes total = Bilinear.resize(scales.getFirst(), rows, columns);
        for (Planes maps : scales.subList(1, scales.size())) {
            float[] resized = Bilinear.resize(maps, rows, columns).values();
            for (int i = 0; i < resized.length; i++) {
                total.values()[i] += resized[i];
            }
        }
        return total;
    }

    private static Planes normalised(Planes maps) {
        float[] values = maps.values();
        for (int from = 0; from < values.length; from += maps.planeSize()) {
            float largest = 0;
            for (int i = from; i < from + maps.planeSize(); i++) {
                largest = Math.max(largest, values[i]);
            }
            for (int i = from; i < from + maps.planeSize(); i++) {
                values[i] /= largest + EPSILON;
            }
        }
        return maps;
    }
}
