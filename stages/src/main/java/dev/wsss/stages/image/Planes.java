package dev.wsss.stages.image;

import java.util.Arrays;

/**
 * A stack of float planes: class maps, score maps, a normalised picture.
 *
 * @param channels planes, at least 0
 * @param height rows
 * @param width columns
 * @param values channels × height × width floats, row-major; shared with the caller, not copied
 */
public record Planes(int channels, int height, int width, float[] values) {
    public Planes {
        if (channels < 0 || height < 1 || width < 1) {
            throw new IllegalArgumentException("planes of " + channels + "x" + height + "x" + width);
        }
        if (values.length != Math.multiplyExact(Math.multiplyExact(channels, height), width)) {
            throw new IllegalArgumentException(
                    values.length + " floats for planes of " + channels + "x" + height + "x" + width);
        }
    }

    /** Returns planes of zeros. */
    public static Planes zeros(int channels, int height, int width) {
        return new Planes(
                channels, height, width, new float[Math.multiplyExact(Math.multiplyExact(channels, height), width)]);
    }

    /** Returns pixels in one plane. */
    public int planeSize() {
        return height * width;
    }

    /** Adds zeros right and below, up to sides that are multiples of a number; the same planes where they are already. */
    public Planes padded(int multiple) {
        int rows = Math.multiplyExact(Math.ceilDiv(height, multiple), multiple);
        int columns = Math.multiplyExact(Math.ceilDiv(width, multiple), multiple);
        return rows == height && columns == width ? this : moved(rows, columns);
    }

    /** Keeps the top left part; the same planes where that is all of them. */
    public Planes cropped(int rows, int columns) {
        if (rows > height || columns > width) {
            throw new IllegalArgumentException(
                    "cropping planes of " + height + "x" + width + " to " + rows + "x" + columns);
        }
        return rows == height && columns == width ? this : moved(rows, columns);
    }

    private Planes moved(int rows, int columns) {
        Planes moved = zeros(channels, rows, columns);
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < Math.min(rows, height); row++) {
                System.arraycopy(
                        values,
                        (channel * height + row) * width,
                        moved.values,
                        (channel * rows + row) * columns,
                        Math.min(columns, width));
            }
        }
        return moved;
    }

    /**
     * Averages square cells; cells that reach over the right or lower end count zeros there.
     *
     * @param cell side of a cell, at least 1
     * @return channels × ⌈height / cell⌉ × ⌈width / cell⌉
     */
    public Planes pooled(int cell) {
        int rows = Math.ceilDiv(height, cell);
        int columns = Math.ceilDiv(width, cell);
        Planes pooled = zeros(channels, rows, columns);
        double[] sums = new double[columns];
        for (int row = 0; row < channels * rows; row++) {
            Arrays.fill(sums, 0);
            int first = row % rows * cell;
            for (int y = first; y < Math.min(first + cell, height); y++) {
                int from = (row / rows * height + y) * width;
                for (int x = 0; x < width; x++) {
                    sums[x / cell] += values[from + x];
                }
            }
            for (int column = 0; column < columns; column++) {
                pooled.values[row * columns + column] = (float) (sums[column] / (cell * cell));
            }
        }
        return pooled;
    }
}
