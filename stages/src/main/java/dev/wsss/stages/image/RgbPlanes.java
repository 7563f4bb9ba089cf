package dev.wsss.stages.image;

/**
 * An 8-bit picture, colour by colour.
 *
 * @param width columns
 * @param height rows
 * @param values 3 × height × width bytes: red, green, blue, row by row; shared with the caller, not copied
 */
public record RgbPlanes(int width, int height, byte[] values) {
    public RgbPlanes {
        if (width < 1 || height < 1 || values.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(
                    values.length + " bytes for three planes of " + width + "x" + height + " pixels");
        }
    }

    /** Separates the colours of a picture. */
    public static RgbPlanes of(RgbImage image) {
        byte[] rgb = image.rgb();
        byte[] values = new byte[rgb.length];
        int size = rgb.length / 3;
        for (int i = 0, p = 0; i < size; i++, p += 3) {
            values[i] = rgb[p];
            values[i + size] = rgb[p + 1];
            values[i + 2 * size] = rgb[p + 2];
        }
        return new RgbPlanes(image.width(), image.height(), values);
    }
}
