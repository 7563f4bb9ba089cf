package dev.wsss.stages.image;

/** Pictures in the range that networks trained on ImageNet expect. */
public final class Normalised {
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};
    private static final float[][] TABLES = {table(0), table(1), table(2)};

    private Normalised() {}

    /**
     * Returns (x / 255 - mean) / deviation for each channel, in float64 and rounded once: height × width × 3 to 3 ×
     * height × width.
     */
    public static Planes of(RgbImage image) {
        Planes planes = Planes.zeros(3, image.height(), image.width());
        int size = planes.planeSize();
        byte[] rgb = image.rgb();
        float[] values = planes.values();
        float[] red = TABLES[0];
        float[] green = TABLES[1];
        float[] blue = TABLES[2];
        for (int i = 0, p = 0; i < size; i++, p += 3) {
            values[i] = red[rgb[p] & 0xff];
            values[i + size] = green[rgb[p + 1] & 0xff];
            values[i + 2 * size] = blue[rgb[p + 2] & 0xff];
        }
        return planes;
    }

    /** Returns what a value, 0 to 255, of one of the 3 channels becomes. */
    public static float value(int channel, byte value) {
        return TABLES[channel][value & 0xff];
    }

    private static float[] table(int channel) {
        float[] table = new float[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (float) ((value / 255.0 - MEAN[channel]) / DEVIATION[channel]);
        }
        return table;
    }
}
