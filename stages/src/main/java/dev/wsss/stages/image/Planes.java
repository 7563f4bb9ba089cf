package dev.wsss.stages.image;

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

    /** Planes of zeros. */
    public static Planes zeros(int channels, int height, int width) {
        return new Planes(
                channels, height, width, new float[Math.multiplyExact(Math.multiplyExact(channels, height), width)]);
    }

    /** Pixels in one plane. */
    public int planeSize() {
        return height * width;
    }
}
