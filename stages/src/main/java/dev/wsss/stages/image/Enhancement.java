package dev.wsss.stages.image;

/**
 * Pillow's adjustments of brightness, contrast, saturation and hue ({@code ImageEnhance} and the HSV mode), bit by bit.
 *
 * <p>The first three blend the picture with a degenerate one: {@code degenerate + factor (picture − degenerate)} in float32,
 * truncated to 0..255. A factor of 1 changes nothing, factors above 1 go away from the degenerate picture.
 */
public final class Enhancement {
    private static final int MAXIMUM = 255;

    private Enhancement() {}

    /** Blends with black. */
    public static RgbImage brightness(RgbImage image, double factor) {
        return mapped(image, blended(0, (float) factor));
    }

    /** Blends with the mean of the grey picture, rounded half up. */
    public static RgbImage contrast(RgbImage image, double factor) {
        long sum = 0;
        byte[] rgb = image.rgb();
        for (int p = 0; p < rgb.length; p += 3) {
            sum += grey(rgb, p);
        }
        int mean = (int) (sum / (rgb.length / 3.0) + 0.5);
        return mapped(image, blended(mean, (float) factor));
    }

    /** Blends with the grey picture. */
    public static RgbImage saturation(RgbImage image, double factor) {
        float alpha = (float) factor;
        byte[] rgb = image.rgb();
        byte[] result = new byte[rgb.length];
        for (int p = 0; p < rgb.length; p += 3) {
            int grey = grey(rgb, p);
            for (int channel = p; channel < p + 3; channel++) {
                result[channel] = blend(grey, rgb[channel] & 0xff, alpha);
            }
        }
        return new RgbImage(image.width(), image.height(), result);
    }

    /**
     * Turns the hue, as torchvision does: {@code (int) (factor × 255)} is added to Pillow's 8-bit hue modulo 256.
     *
     * @param factor in turns, -0.5..0.5
     */
    public static RgbImage hue(RgbImage image, double factor) {
        int turn = (int) (factor * MAXIMUM);
        byte[] rgb = image.rgb();
        byte[] result = new byte[rgb.length];
        for (int p = 0; p < rgb.length; p += 3) {
            turn(rgb, result, p, turn);
        }
        return new RgbImage(image.width(), image.height(), result);
    }

    /** Returns ITU-R 601-2 luma in 16-bit fixed point. */
    private static int grey(byte[] rgb, int p) {
        return (19595 * (rgb[p] & 0xff) + 38470 * (rgb[p + 1] & 0xff) + 7471 * (rgb[p + 2] & 0xff) + 0x8000) >> 16;
    }

    private static byte blend(int degenerate, int value, float alpha) {
        float blended = degenerate + alpha * (value - degenerate);
        return (byte) Math.clamp((int) blended, 0, MAXIMUM);
    }

    private static byte[] blended(int degenerate, float alpha) {
        byte[] table = new byte[MAXIMUM + 1];
        for (int value = 0; value < table.length; value++) {
            table[value] = blend(degenerate, value, alpha);
        }
        return table;
    }

    private static RgbImage mapped(RgbImage image, byte[] table) {
        byte[] rgb = image.rgb();
        byte[] result = new byte[rgb.length];
        for (int p = 0; p < rgb.length; p++) {
            result[p] = table[rgb[p] & 0xff];
        }
        return new RgbImage(image.width(), image.height(), result);
    }

    // Pillow's RGB → HSV → RGB with all roundings in between, in its mixture of float32 and float64.
    private static void turn(byte[] rgb, byte[] result, int p, int turn) {
        int red = rgb[p] & 0xff;
        int green = rgb[p + 1] & 0xff;
        int blue = rgb[p + 2] & 0xff;
        int largest = Math.max(red, Math.max(green, blue));
        int smallest = Math.min(red, Math.min(green, blue));
        int saturation = 0;
        int hue = 0;
        if (largest != smallest) {
            float range = largest - smallest;
            saturation = (int) (range / largest * (double) MAXIMUM);
            hue = (int) (hue(red, green, blue, largest, range) * (double) MAXIMUM);
        }
        paint((hue + turn) & 0xff, saturation, largest, result, p);
    }

    private static float hue(int red, int green, int blue, int largest, float range) {
        float toRed = (largest - red) / range;
        float toGreen = (largest - green) / range;
        float toBlue = (largest - blue) / range;
        float sector;
        if (red == largest) {
            sector = toBlue - toGreen;
        } else if (green == largest) {
            sector = (float) (2.0 + toRed - toBlue);
        } else {
            sector = (float) (4.0 + toGreen - toRed);
        }
        // Pillow's fmod(…, 1): the sector is in -1..5, so there is at most one whole turn to take off.
        double turned = sector / 6.0 + 1.0;
        return (float) (turned < 1 ? turned : turned - 1);
    }

    private static void paint(int hue, int saturation, int value, byte[] rgb, int p) {
        if (saturation == 0) {
            set(value, value, value, rgb, p);
            return;
        }
        double sixths = hue * 6.0 / MAXIMUM;
        int sector = (int) sixths;
        float rest = (float) (sixths - sector);
        float share = (float) (saturation / (double) MAXIMUM);
        int low = rounded(value * (1.0 - share));
        int falling = rounded(value * (1.0 - share * rest));
        int rising = rounded(value * (1.0 - share * (1.0 - rest)));
        switch (sector % 6) {
            case 0 -> set(value, rising, low, rgb, p);
            case 1 -> set(falling, value, low, rgb, p);
            case 2 -> set(low, value, rising, rgb, p);
            case 3 -> set(low, falling, value, rgb, p);
            case 4 -> set(rising, low, value, rgb, p);
            default -> set(value, low, falling, rgb, p);
        }
    }

    private static void set(int red, int green, int blue, byte[] rgb, int p) {
        rgb[p] = (byte) red;
        rgb[p + 1] = (byte) green;
        rgb[p + 2] = (byte) blue;
    }

    /** Returns C's {@code round} of a number that is not negative, up to 255. */
    private static int rounded(double value) {
        return Math.min(MAXIMUM, (int) (value + 0.5));
    }
}
