package dev.wsss.stages.image;

import java.io.ByteArrayOutputStream;

/**
 * What the marker segments before the first scan of a JPEG say.
 *
 * @param size columns and rows
 * @param components 1 for grey, 3 for colour, 4 for print
 * @param plain the file without colour profiles, thumbnails and other remarks: pixels as stored, which is what Pillow
 *     gives, where ImageIO would convert by the profile
 */
record JpegSegments(PictureSize size, int components, byte[] plain) {
    private static final int START_OF_SCAN = 0xda;
    private static final int JFIF = 0xe0;
    private static final int ADOBE = 0xee;

    static JpegSegments of(byte[] file, String name) {
        if (file.length < 4 || (file[0] & 0xff) != 0xff || (file[1] & 0xff) != 0xd8) {
            throw BadFile.of(name, "is neither a JPEG nor a PNG file; convert it or take it off the list");
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
        plain.write(file, 0, 2);
        PictureSize size = null;
        int components = 0;
        int at = 2;
        while (true) {
            int start = at;
            int marker = marker(file, at, name);
            at += 2;
            if (marker == 0xff) {
                at = start + 1;
                continue;
            }
            int length = unsigned(file, at, name);
            if (length < 2 || at + length > file.length) {
                throw truncated(name);
            }
            if (isFrame(marker)) {
                int height = unsigned(file, at + 3, name);
                int width = unsigned(file, at + 5, name);
                if (length < 8 || height == 0 || width == 0) {
                    throw BadFile.of(name, "is a JPEG that does not state its size");
                }
                size = new PictureSize(width, height);
                components = file[at + 7];
            }
            if (marker == START_OF_SCAN) {
                if (size == null) {
                    throw BadFile.of(name, "is a JPEG whose scan comes before its header");
                }
                plain.write(file, start, file.length - start);
                return new JpegSegments(size, components, plain.toByteArray());
            }
            if (!isRemark(marker)) {
                plain.write(file, start, length + 2);
            }
            at += length;
        }
    }

    private static int marker(byte[] file, int at, String name) {
        int word = unsigned(file, at, name);
        if (word >> 8 != 0xff || (word & 0xff) == 0) {
            throw BadFile.of(name, "is a damaged JPEG: no marker at byte " + at);
        }
        return word & 0xff;
    }

    private static int unsigned(byte[] file, int at, String name) {
        if (at + 2 > file.length) {
            throw truncated(name);
        }
        return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
    }

    private static RuntimeException truncated(String name) {
        return BadFile.of(name, "is a truncated JPEG that ends in its header; copy it again or take it off the list");
    }

    /** SOF0..SOF15 without DHT, JPG and DAC, which lie in the same range. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isRemark(int marker) {
        return (marker > JFIF && marker <= 0xef && marker != ADOBE) || marker == 0xfe;
    }
}
