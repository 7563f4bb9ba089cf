package dev.wsss.stages.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A PNG file's chunks, and its samples as they are stored. */
final class PngReader {
    private static final int FIRST_CHUNK = 8;

    private final String name;
    private final PngHeader header;
    private final byte[] palette;
    private final byte[] compressed;

    private PngReader(String name, PngHeader header, byte[] palette, byte[] compressed) {
        this.name = name;
        this.header = header;
        this.palette = palette;
        this.compressed = compressed;
    }

    static PngHeader header(byte[] file, String name) {
        ByteBuffer in = ByteBuffer.wrap(file);
        if (file.length < FIRST_CHUNK + 25 || in.getInt(8) != 13 || !"IHDR".equals(type(file, 12))) {
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
        if (width < 1 || height < 1 || !known) {
            throw BadFile.of(name, "is a PNG with an impossible header");
        }
        return new PngHeader(new PictureSize(width, height), depth, colour, file[28] != 0);
    }

    static PngReader of(byte[] file, String name) {
        PngHeader header = header(file, name);
        if (header.interlaced() || header.depth() == 16) {
            throw BadFile.of(name, "is an interlaced or 16-bit PNG; save it as a plain 8-bit one");
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream(file.length);
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
                case "IDAT" -> data.write(file, at + 8, length);
                case "PLTE" -> palette = Arrays.copyOfRange(file, at + 8, at + 8 + length);
                case "IEND" -> {
                    return new PngReader(name, header, palette, data.toByteArray());
                }
                default -> {}
            }
            at += length + 12;
        }
    }

    PngHeader header() {
        return header;
    }

    byte[] palette() {
        return palette;
    }

    /** Height × row bytes, unfiltered. */
    byte[] rows() {
        int row = header.rowBytes();
        int height = header.size().height();
        byte[] filtered = inflate(Math.multiplyExact(height, row + 1));
        byte[] rows = new byte[height * row];
        for (int y = 0; y < height; y++) {
            int kind = filtered[y * (row + 1)];
            System.arraycopy(filtered, y * (row + 1) + 1, rows, y * row, row);
            PngFilter.undo(kind, rows, y * row, row, y > 0, header.step(), name);
        }
        return rows;
    }

    /** One byte for each sample of a picture with one sample a pixel. */
    byte[] samples() {
        byte[] rows = rows();
        int depth = header.depth();
        if (depth == 8) {
            return rows;
        }
        int width = header.size().width();
        int height = header.size().height();
        byte[] samples = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int bit = x * depth;
                int shift = 8 - depth - bit % 8;
                int packed = rows[y * header.rowBytes() + bit / 8] & 0xff;
                samples[y * width + x] = (byte) ((packed >> shift) & ((1 << depth) - 1));
            }
        }
        return samples;
    }

    private byte[] inflate(int size) {
        byte[] result = new byte[size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            int filled = 0;
            while (filled < size) {
                int more = inflater.inflate(result, filled, size - filled);
                if (more == 0) {
                    throw truncated(name);
                }
                filled += more;
            }
            return result;
        } catch (DataFormatException e) {
            throw BadFile.of(name, "is a damaged PNG; copy it again", e);
        } finally {
            inflater.end();
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
