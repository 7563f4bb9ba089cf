package dev.wsss.stages.image;

import java.util.List;

/**
 * Rows of components that a JPEG holds for every second row only: libjpeg-turbo, and so Pillow, interpolates them, ImageIO's
 * older libjpeg repeats them. Everything else both upsample alike.
 */
final class JpegChroma {
    private JpegChroma() {}

    /** Replaces repeated rows by interpolated ones; samples are rows of pixels of as many bytes as there are components. */
    static void interpolate(byte[] samples, PictureSize size, List<JpegHeader.Plane> planes) {
        int widest =
                planes.stream().mapToInt(JpegHeader.Plane::horizontal).max().orElseThrow();
        int tallest = planes.stream().mapToInt(JpegHeader.Plane::vertical).max().orElseThrow();
        for (int i = 0; i < planes.size(); i++) {
            JpegHeader.Plane plane = planes.get(i);
            if (plane.horizontal() == widest && plane.vertical() * 2 == tallest) {
                rows(samples, size, planes.size(), i);
            }
        }
    }

    /** Interpolates rows: three parts of the own one and one of the nearest other row of the file. */
    private static void rows(byte[] samples, PictureSize size, int components, int component) {
        int width = size.width();
        int last = (size.height() - 1) / 2;
        int[] above = row(samples, width, components, component, 0);
        int[] here = above;
        for (int stored = 0; stored <= last; stored++) {
            int[] below = row(samples, width, components, component, Math.min(stored + 1, last) * 2);
            mix(samples, width, components, component, 2 * stored, here, above, 1);
            if (2 * stored + 1 < size.height()) {
                mix(samples, width, components, component, 2 * stored + 1, here, below, 2);
            }
            above = here;
            here = below;
        }
    }

    private static int[] row(byte[] samples, int width, int components, int component, int y) {
        int[] row = new int[width];
        for (int x = 0; x < width; x++) {
            row[x] = samples[(y * width + x) * components + component] & 0xff;
        }
        return row;
    }

    private static void mix(
            byte[] samples, int width, int components, int component, int y, int[] near, int[] far, int bias) {
        for (int x = 0; x < width; x++) {
            samples[(y * width + x) * components + component] = (byte) ((near[x] * 3 + far[x] + bias) >> 2);
        }
    }
}
