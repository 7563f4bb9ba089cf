package dev.wsss.stages.image;

/**
 * A picture of 8 bits a channel.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param rgb height × width × 3 bytes, rows from the top, R G B interleaved; shared with the caller, not copied
 */
public record RgbImage(int width, int height, byte[] rgb) {
    public RgbImage {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture of " + width + "x" + height + " pixels");
        }
        if (rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(rgb.length + " bytes for a " + width + "x" + height + " RGB picture");
        }
    }

    /** Returns a black picture. */
    public static RgbImage black(int width, int height) {
        return new RgbImage(width, height, new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)]);
    }
}
