package dev.wsss.stages.image;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The chunks of a PNG file: header, palette, and the samples as they are stored, which ImageIO decodes. */
final class PngReader {
    private static final int FIRST_CHUNK = 8;
    private static final int HEADER = 13;

    private final String name;
    private final PngHeader header;
    private final byte[] palette;
    private final byte[] plain;

    private PngReader(String name, PngHeader header, byte[] palette, byte[] plain) {
        this.name = name;
        this.header = header;
        this.palette = palette;
        this.plain = plain;
    }

    static PngHeader header(byte[] file, String name) {
        ByteBuffer in = ByteBuffer.wrap(file);
        if (file.length < FIRST_CHUNK + HEADER + 12 || in.getInt(8) != HEADER || !"IHDR".equals(type(file, 12))) {
            throw truncated(name);
        }
        int width = in.getInt(16);
        int height = in.getInt(20);
        int depth = file[24];
        int colour = file[25];
        boolean known =
                switch (colour) {
                    case PngHeader.GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
                    case PngHeader.INDEXED -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
                    case PngHeader.RGB, PngHeader.GREY_ALPHA, PngHeader.RGB_ALPHA -> depth == 8 || depth == 16;
                    default -> false;
                };
        if (width < 1 || height < 1 || !known || file[26] != 0 || file[27] != 0 || (file[28] & 0xff) > 1) {
            throw BadFile.of(name, "is a PNG with an impossible header");
        }
        return new PngHeader(new PictureSize(width, height), depth, colour);
    }

    /** Looks over the chunks up to the last one; nothing is decoded. */
    static PngReader of(byte[] file, String name) {
        PngHeader header = header(file, name);
        // Without remarks, profiles and transparency ImageIO has nothing to convert by, and nothing to stumble over.
        ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
        plain.write(file, 0, FIRST_CHUNK);
        byte[] palette = {};
        int at = FIRST_CHUNK;
        while (true) {
            if (at + 12 > file.length) {
                throw truncated(name);
            }
            int length = ByteBuffer.wrap(file).getInt(at);
            if (length < 0 || length > file.length - at - 12) {
                throw truncated(name);
            }
            checkSum(file, at + 4, length + 4, name);
            switch (type(file, at + 4)) {
                case "IHDR", "IDAT" -> plain.write(file, at, length + 12);
                case "PLTE" -> {
                    palette = Arrays.copyOfRange(file, at + 8, at + 8 + length);
                    if (header.colour() == PngHeader.INDEXED) {
                        plain.write(file, at, length + 12);
                    }
                }
                case "IEND" -> {
                    plain.write(file, at, length + 12);
                    return new PngReader(name, header, palette, plain.toByteArray());
                }
                default -> {}
            }
            at += length + 12;
        }
    }

    PngHeader header() {
        return header;
    }

    /** Returns three bytes an entry; empty where the file has none. */
    byte[] palette() {
        return palette;
    }

    /** Returns height × width × samples, those of 16 bits by their upper byte. */
    byte[] samples() {
        if (header.colour() == PngHeader.INDEXED && (palette.length == 0 || palette.length % 3 != 0)) {
            throw BadFile.of(name, "is a PNG without a whole palette");
        }
        Raster raster = raster();
        int width = header.size().width();
        int shift = header.depth() == 16 ? 8 : 0;
        int[] row = new int[Math.multiplyExact(width, header.samples())];
        byte[] samples = new byte[Math.multiplyExact(row.length, header.size().height())];
        for (int y = 0; y < header.size().height(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < row.length; x++) {
                samples[y * row.length + x] = (byte) (row[x] >> shift);
            }
        }
        return samples;
    }

    private Raster raster() {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(plain))) {
            reader.setInput(in, true, true);
            return reader.read(0).getRaster();
        } catch (IOException | RuntimeException e) {
            throw BadFile.of(name, "is a damaged or truncated PNG; copy it again", e);
        } finally {
            reader.dispose();
        }
    }

    private static void checkSum(byte[] file, int from, int length, String name) {
        CRC32 crc = new CRC32();
        crc.update(file, from, length);
        if ((int) crc.getValue() != ByteBuffer.wrap(file).getInt(from + length)) {
            throw BadFile.of(name, "is a damaged PNG (a checksum is wrong); copy it again");
        }
    }

    private static String type(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static RuntimeException truncated(String name) {
        return BadFile.of(name, "is a truncated PNG; copy it again or take it off the list");
    }
}
