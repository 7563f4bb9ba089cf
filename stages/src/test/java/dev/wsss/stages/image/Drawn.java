package dev.wsss.stages.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** Pictures drawn by tests. */
public final class Drawn {
    private Drawn() {}

    /** Draws smooth colours with some noise, which JPEG preserves fairly well. */
    public static RgbImage picture(RandomGenerator random, int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        double a = random.nextDouble(1, 9);
        double b = random.nextDouble(1, 9);
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            double wave = Math.sin(a * x / width + i % 3) + Math.cos(b * y / height);
            rgb[i] = (byte) Math.clamp(Math.round(128 + 55 * wave + random.nextInt(9)), 0, 255);
        }
        return new RgbImage(width, height, rgb);
    }

    /** Labels 0..21 and 255 at random, in blocks. */
    public static LabelMap labels(RandomGenerator random, int width, int height) {
        byte[] blocks = new byte[64];
        for (int i = 0; i < blocks.length; i++) {
            int label = random.nextInt(22);
            blocks[i] = (byte) (label == 21 ? LabelMap.IGNORE : label);
        }
        byte[] labels = new byte[width * height];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = blocks[i % width * 8 / width + 8 * (i / width * 8 / height)];
        }
        return new LabelMap(width, height, labels);
    }

    /** Encodes a picture as a JPEG file, colour or grey by the type of {@link BufferedImage}. */
    public static byte[] jpeg(RgbImage image, int type) {
        BufferedImage target = new BufferedImage(image.width(), image.height(), type);
        for (int i = 0; i < image.width() * image.height(); i++) {
            int rgb = (image.rgb()[3 * i] & 0xff) << 16
                    | (image.rgb()[3 * i + 1] & 0xff) << 8
                    | (image.rgb()[3 * i + 2] & 0xff);
            target.setRGB(i % image.width(), i / image.width(), rgb);
        }
        return written(target, "jpeg");
    }

    /** Encodes an image with ImageIO's own writer. */
    public static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
