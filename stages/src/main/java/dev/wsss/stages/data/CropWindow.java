package dev.wsss.stages.data;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A square cut from a picture; where the picture is smaller, it lies somewhere in the square.
 *
 * @param side of the square
 * @param rows which part of the picture's rows goes where
 * @param columns which part of its columns goes where
 */
public record CropWindow(int side, Span rows, Span columns) {
    /**
     * A stretch of pixels along one axis.
     *
     * @param from first pixel of the picture
     * @param to where in the square it goes
     * @param length pixels
     */
    public record Span(int from, int to, int length) {
        private static Span draw(RandomGenerator random, int size, int side) {
            int space = size - side;
            return space > 0
                    ? new Span(random.nextInt(space + 1), 0, side)
                    : new Span(0, random.nextInt(1 - space), size);
        }
    }

    /** Returns a window anywhere in a picture of this size; draws the column first, as the published code does. */
    public static CropWindow draw(RandomGenerator random, int height, int width, int side) {
        Span columns = Span.draw(random, width, side);
        Span rows = Span.draw(random, height, side);
        return new CropWindow(side, rows, columns);
    }

    /** Returns the window at the top left of a picture of this size, which lies at its top left where it is smaller. */
    public static CropWindow topLeft(int height, int width, int side) {
        return new CropWindow(side, new Span(0, 0, Math.min(height, side)), new Span(0, 0, Math.min(width, side)));
    }

    /** The colour around a picture that does not fill its square. */
    public enum Padding {
        /** ImageNet's mean colour, 0 after normalisation. */
        MEAN_COLOUR,
        /** Black, which normalisation makes negative. */
        BLACK
    }

    /**
     * Normalises a picture for a network and cuts the window out, the mean colour around it.
     *
     * @param flip whether the picture is mirrored first
     * @return 3 × side × side
     */
    public Planes cut(RgbImage image, Flip flip) {
        return cut(image, flip, Padding.MEAN_COLOUR);
    }

    /** Does {@link #cut(RgbImage, Flip)} with a chosen colour around the picture. */
    public Planes cut(RgbImage image, Flip flip, Padding padding) {
        Planes result = Planes.zeros(3, side, side);
        if (padding == Padding.BLACK) {
            for (int channel = 0; channel < 3; channel++) {
                int plane = channel * side * side;
                Arrays.fill(result.values(), plane, plane + side * side, Normalised.value(channel, (byte) 0));
            }
        }
        byte[] rgb = image.rgb();
        int last = image.width() - 1;
        int step = flip == Flip.MIRRORED ? -3 : 3;
        for (int row = 0; row < rows.length; row++) {
            int column = flip == Flip.MIRRORED ? last - columns.from : columns.from;
            int start = 3 * ((rows.from + row) * image.width() + column);
            for (int channel = 0; channel < 3; channel++) {
                int to = (channel * side + rows.to + row) * side + columns.to;
                int p = start + channel;
                for (int x = 0; x < columns.length; x++, p += step) {
                    result.values()[to + x] = Normalised.value(channel, rgb[p]);
                }
            }
        }
        return result;
    }

    /** Cuts the window out of a label map, 255 around it. */
    public LabelMap cut(LabelMap map, Flip flip) {
        byte[] labels = new byte[side * side];
        Arrays.fill(labels, (byte) LabelMap.IGNORE);
        int last = map.width() - 1;
        for (int row = 0; row < rows.length; row++) {
            int start = (rows.from + row) * map.width();
            int to = (rows.to + row) * side + columns.to;
            for (int x = 0; x < columns.length; x++) {
                int column = columns.from + x;
                labels[to + x] = map.labels()[start + (flip == Flip.MIRRORED ? last - column : column)];
            }
        }
        return new LabelMap(side, side, labels);
    }

    /**
     * Cuts the window out of planes, 0 around it, and averages square cells of it.
     *
     * <p>A cell that reaches over the square's end counts zeros there, as {@code skimage.measure.block_reduce} does.
     *
     * @param planes of the picture's size
     * @param flip whether they are mirrored first
     * @param cell side of a cell, at least 1
     * @return channels × ⌈side / cell⌉ × ⌈side / cell⌉
     */
    public Planes pool(Planes planes, Flip flip, int cell) {
        int cells = Math.ceilDiv(side, cell);
        Planes pooled = Planes.zeros(planes.channels(), cells, cells);
        double[] sums = new double[cells * cells];
        int last = planes.width() - 1;
        int step = flip == Flip.MIRRORED ? -1 : 1;
        int column = flip == Flip.MIRRORED ? last - columns.from : columns.from;
        for (int channel = 0; channel < planes.channels(); channel++) {
            Arrays.fill(sums, 0);
            for (int row = 0; row < rows.length; row++) {
                int p = (channel * planes.height() + rows.from + row) * planes.width() + column;
                int to = (rows.to + row) / cell * cells;
                for (int x = columns.to; x < columns.to + columns.length; x++, p += step) {
                    sums[to + x / cell] += planes.values()[p];
                }
            }
            for (int i = 0; i < sums.length; i++) {
                pooled.values()[channel * sums.length + i] = (float) (sums[i] / (cell * cell));
            }
        }
        return pooled;
    }
}
