package dev.wsss.stages.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** An encoder whose bytes depend on nothing but the pixels: one filter, compression of our own, no time stamps. */
final class PngWriter {
    /** The filter that keeps differences to the row above. */
    static final int UP = 2;

    private PngWriter() {}

    /**
     * Writes 8-bit samples.
     *
     * @param colour the format's number of the kind of pixel
     * @param filter 0 where neighbours tend to be equal (labels), 2 for photographs
     */
    static byte[] write(int width, int height, int colour, @Nullable Palette palette, byte[] samples, int filter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(samples.length / 4 + 1024);
        out.writeBytes(Png.SIGNATURE);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) colour)
                .array();
        chunk(out, "IHDR", header);
        if (palette != null) {
            chunk(out, "PLTE", palette.rgb());
        }
        chunk(out, "IDAT", Deflate.zlib(filtered(samples, height, filter)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] filtered(byte[] samples, int height, int filter) {
        int row = samples.length / height;
        byte[] result = new byte[samples.length + height];
        for (int y = 0; y < height; y++) {
            int to = y * (row + 1);
            result[to++] = (byte) filter;
            int from = y * row;
            if (filter != UP || y == 0) {
                System.arraycopy(samples, from, result, to, row);
                continue;
            }
            for (int i = 0; i < row; i++) {
                result[to + i] = (byte) (samples[from + i] - samples[from + i - row]);
            }
        }
        return result;
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
