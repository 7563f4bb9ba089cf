package dev.wsss.stages.image;

/** Copies with left and right swapped. */
public final class Mirror {
    private Mirror() {}

    /** Mirrors a picture. */
    public static RgbImage of(RgbImage image) {
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        int width = image.width();
        for (int row = 0; row < image.height(); row++) {
            int start = row * width * 3;
            for (int x = 0; x < width; x++) {
                int p = start + 3 * x;
                int q = start + 3 * (width - 1 - x);
                to[q] = from[p];
                to[q + 1] = from[p + 1];
                to[q + 2] = from[p + 2];
            }
        }
        return new RgbImage(width, image.height(), to);
    }

    /** Mirrors a label map. */
    public static LabelMap of(LabelMap map) {
        byte[] to = new byte[map.labels().length];
        int width = map.width();
        for (int row = 0; row < map.height(); row++) {
            for (int x = 0; x < width; x++) {
                to[row * width + width - 1 - x] = map.labels()[row * width + x];
            }
        }
        return new LabelMap(width, map.height(), to);
    }

    /** Mirrors every plane. */
    public static Planes of(Planes planes) {
        float[] from = planes.values();
        float[] to = new float[from.length];
        int width = planes.width();
        for (int start = 0; start < from.length; start += width) {
            for (int x = 0; x < width; x++) {
                to[start + width - 1 - x] = from[start + x];
            }
        }
        return new Planes(planes.channels(), planes.height(), width, to);
    }
}
