package dev.wsss.stages.image;

/**
 * One byte a pixel: class values (0 background, 255 ignore) or any other 8-bit plane.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param labels height × width bytes, rows from the top; shared with the caller, not copied
 */
public record LabelMap(int width, int height, byte[] labels) {
    /** The value that evaluation and losses leave out. */
    public static final int IGNORE = 255;

    public LabelMap {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a label map of " + width + "x" + height + " pixels");
        }
        if (labels.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(labels.length + " bytes for a " + width + "x" + height + " label map");
        }
    }

    /** Returns a map that is 0 everywhere. */
    public static LabelMap background(int width, int height) {
        return new LabelMap(width, height, new byte[Math.multiplyExact(width, height)]);
    }

    /** Returns the value at a pixel, 0..255. */
    public int at(int row, int column) {
        return labels[row * width + column] & 0xff;
    }
}
