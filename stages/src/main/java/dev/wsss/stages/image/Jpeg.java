package dev.wsss.stages.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** JPEG files to pixels. */
public final class Jpeg {
    private Jpeg() {}

    /** Decodes a file of any size; see {@link #decode(byte[], String, SizeCap)}. */
    public static RgbImage decode(byte[] file, String name) {
        return decode(file, name, SizeCap.NONE);
    }

    /**
     * Decodes a file; grey becomes R = G = B, embedded colour profiles and orientations are ignored as Pillow does.
     *
     * @param name what messages call the file
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA when it is truncated, damaged, too large, or stored
     *     for print (CMYK)
     */
    public static RgbImage decode(byte[] file, String name, SizeCap cap) {
        JpegSegments segments = JpegSegments.of(file, name);
        cap.check(name, segments.size().width(), segments.size().height());
        if (segments.components() != 1 && segments.components() != 3) {
            throw BadFile.of(
                    name,
                    "is a JPEG of " + segments.components()
                            + " colour components (CMYK, made for print); convert it to RGB");
        }
        return pixels(read(segments.plain(), name), name);
    }

    private static BufferedImage read(byte[] file, String name) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        Warnings warnings = new Warnings();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(in, true, true);
            BufferedImage image = reader.read(0);
            if (warnings.fatal != null) {
                throw BadFile.of(
                        name, "is a truncated JPEG (" + warnings.fatal + "); copy it again or take it off the list");
            }
            return image;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw BadFile.of(name, "is a JPEG that cannot be decoded; copy it again, convert it or leave it out", e);
        } finally {
            reader.dispose();
        }
    }

    private static RgbImage pixels(BufferedImage image, String name) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[width * height * 3];
        if (!(image.getRaster().getDataBuffer() instanceof DataBufferByte buffer)) {
            throw BadFile.of(name, "is a JPEG of an unusual kind; convert it to 8-bit RGB");
        }
        byte[] stored = buffer.getData();
        switch (image.getType()) {
            case BufferedImage.TYPE_3BYTE_BGR -> {
                for (int i = 0; i < rgb.length; i += 3) {
                    rgb[i] = stored[i + 2];
                    rgb[i + 1] = stored[i + 1];
                    rgb[i + 2] = stored[i];
                }
            }
            case BufferedImage.TYPE_BYTE_GRAY -> {
                for (int i = 0; i < rgb.length; i++) {
                    rgb[i] = stored[i / 3];
                }
            }
            default -> throw BadFile.of(name, "is a JPEG of an unusual kind; convert it to 8-bit RGB");
        }
        return new RgbImage(width, height, rgb);
    }

    /** ImageIO decodes half a file with a warning and fills the rest with grey; that is no picture. */
    private static final class Warnings implements IIOReadWarningListener {
        private @Nullable String fatal;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                fatal = warning;
            }
        }
    }
}
