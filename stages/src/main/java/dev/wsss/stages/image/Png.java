package dev.wsss.stages.image;

import java.util.Arrays;

/** PNG files: label maps as indices, pictures as colours; what is written is the same bytes for the same pixels. */
public final class Png {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Png() {}

    /** Returns whether a file starts like a PNG. */
    public static boolean isPng(byte[] file) {
        return file.length >= SIGNATURE.length
                && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** Encodes labels as an 8-bit palette PNG, the form of PASCAL VOC's masks. */
    public static byte[] indexed(LabelMap map, Palette palette) {
        return PngWriter.write(map.width(), map.height(), PngHeader.INDEXED, palette, map.labels(), 0);
    }

    /** Encodes labels as grey levels. */
    public static byte[] grey(LabelMap map) {
        return PngWriter.write(map.width(), map.height(), PngHeader.GREY, null, map.labels(), 0);
    }

    /** Encodes a picture. */
    public static byte[] rgb(RgbImage image) {
        return PngWriter.write(image.width(), image.height(), PngHeader.RGB, null, image.rgb(), PngWriter.UP);
    }

    /**
     * Decodes a mask of 1, 2, 4 or 8 bits: palette indices or grey levels as they are stored, never colours.
     *
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA, naming the file, when it is damaged or colours
     */
    public static LabelMap labels(byte[] file, String name) {
        return mask(file, name, SizeCap.NONE).labels();
    }

    /** Decodes a mask as {@link #labels} does, with its palette. */
    public static StoredMask mask(byte[] file, String name, SizeCap cap) {
        PngReader reader = reader(file, name, cap);
        PngHeader header = reader.header();
        if (header.samples() != 1) {
            throw BadFile.of(
                    name, "holds colours, but a mask holds class values; save it as a palette or grey PNG of 8 bits");
        }
        if (header.depth() == 16) {
            throw BadFile.of(name, "is a mask of 16 bits; save it as a palette or grey PNG of 8 bits");
        }
        LabelMap labels = new LabelMap(header.size().width(), header.size().height(), reader.samples());
        return new StoredMask(labels, header.colour() == PngHeader.INDEXED ? reader.palette() : null);
    }

    /** Reads width and height from the header. */
    public static PictureSize size(byte[] file, String name) {
        if (!isPng(file)) {
            throw BadFile.of(name, "is not a PNG file; masks are palette or grey PNGs");
        }
        return PngReader.header(file, name).size();
    }

    /**
     * Decodes a picture as Pillow's {@code convert("RGB")} does: transparency is dropped, of 16 bits the upper eight are kept.
     *
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA, naming the file, when it is damaged, too large, or grey of
     *     16 bits, which Pillow would clip to white
     */
    public static RgbImage picture(byte[] file, String name, SizeCap cap) {
        PngReader reader = reader(file, name, cap);
        PngHeader header = reader.header();
        if (header.colour() == PngHeader.GREY && header.depth() == 16) {
            throw BadFile.of(name, "is a grey PNG of 16 bits; save it with 8");
        }
        int width = header.size().width();
        int height = header.size().height();
        byte[] samples = reader.samples();
        byte[] rgb = new byte[Math.multiplyExact(width * height, 3)];
        byte[] palette = header.colour() == PngHeader.INDEXED ? reader.palette() : greys(header.depth());
        for (int i = 0; i < width * height; i++) {
            int from = i * header.samples();
            switch (header.colour()) {
                case PngHeader.RGB, PngHeader.RGB_ALPHA -> System.arraycopy(samples, from, rgb, 3 * i, 3);
                default -> {
                    int entry = 3 * (samples[from] & 0xff);
                    if (entry + 3 > palette.length) {
                        throw BadFile.of(name, "is a PNG whose palette lacks entry " + entry / 3);
                    }
                    System.arraycopy(palette, entry, rgb, 3 * i, 3);
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }

    /** Checks the size before anything is decoded. */
    private static PngReader reader(byte[] file, String name, SizeCap cap) {
        PictureSize size = size(file, name);
        cap.check(name, size.width(), size.height());
        return PngReader.of(file, name);
    }

    private static byte[] greys(int depth) {
        int levels = 1 << Math.min(depth, 8);
        byte[] palette = new byte[3 * levels];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (i / 3 * 255 / (levels - 1));
        }
        return palette;
    }
}
