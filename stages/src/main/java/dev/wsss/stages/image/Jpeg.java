package dev.wsss.stages.image;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
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
     * Decodes a file to Pillow's pixels; embedded colour profiles and orientations are ignored as Pillow does.
     *
     * @param name what messages call the file
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA when it is truncated, damaged or too large
     */
    public static RgbImage decode(byte[] file, String name, SizeCap cap) {
        JpegHeader header = JpegHeader.of(file, name);
        PictureSize size = header.size();
        cap.check(name, size.width(), size.height());
        JpegScans.check(header, name);
        byte[] samples = samples(header, name);
        JpegChroma.interpolate(samples, size, header.planes());
        JpegColours colours = header.colours();
        int pixels = size.width() * size.height();
        byte[] rgb = new byte[Math.multiplyExact(pixels, 3)];
        for (int pixel = 0; pixel < pixels; pixel++) {
            colours.toRgb(samples, pixel * colours.components(), rgb, pixel * 3);
        }
        return new RgbImage(size.width(), size.height(), rgb);
    }

    /** Returns the components of every pixel as they are stored, upsampled by ImageIO. */
    private static byte[] samples(JpegHeader header, String name) {
        Raster raster = read(header, name);
        long expected = (long) header.size().width()
                * header.size().height()
                * header.planes().size();
        if (!(raster.getDataBuffer() instanceof DataBufferByte buffer) || buffer.getData().length != expected) {
            throw BadFile.of(name, "is a JPEG of an unusual kind; convert it to 8-bit RGB");
        }
        return buffer.getData();
    }

    private static Raster read(JpegHeader header, String name) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        Warnings warnings = new Warnings(header.progressive());
        try (ImageInputStream in = new MemoryCacheImageInputStream(header.plain())) {
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(in, true, true);
            Raster raster = reader.readRaster(0, null);
            if (warnings.fatal != null) {
                throw BadFile.of(
                        name,
                        "is a damaged or truncated JPEG (" + warnings.fatal
                                + "); copy it again or take it off the list");
            }
            return raster;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw BadFile.of(name, "is a JPEG that cannot be decoded; copy it again, convert it or leave it out", e);
        } finally {
            reader.dispose();
        }
    }

    /** A listener that refuses damaged data, which ImageIO decodes with a warning and fills with grey. */
    private static final class Warnings implements IIOReadWarningListener {
        private final boolean progressive;
        private @Nullable String fatal;

        Warnings(boolean progressive) {
            this.progressive = progressive;
        }

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            String text = warning.toLowerCase(Locale.ROOT);
            // Bytes between two scans are padding, or a scan that was lost, which a progressive file needs.
            boolean padding = text.contains("extraneous bytes") && !progressive;
            boolean damaged = text.contains("corrupt jpeg data") && !padding;
            if (damaged || text.contains("premature end")) {
                fatal = warning;
            }
        }
    }
}
