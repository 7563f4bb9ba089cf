package dev.wsss.stages.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The marker segments before the first scan of a JPEG.
 *
 * @param size columns and rows
 * @param planes the sampled colour components, in the order of the file
 * @param colours the meaning of the components, as libjpeg decides it
 * @param progressive whether later scans refine what earlier ones hold
 * @param head decoded instead of the bytes before the first scan: without colour profiles, thumbnails and other remarks, in
 *     a form that ImageIO decodes without any conversion of colours
 * @param file all bytes
 * @param firstScan place of the first scan's marker in the file
 */
record JpegHeader(
        PictureSize size,
        List<Plane> planes,
        JpegColours colours,
        boolean progressive,
        byte[] head,
        byte[] file,
        int firstScan) {
    private static final int START_OF_SCAN = 0xda;
    private static final int PROGRESSIVE = 0xc2;
    private static final int HUFFMAN = 0xc4;
    private static final int JFIF = 0xe0;
    private static final int ADOBE = 0xee;
    private static final int COMMENT = 0xfe;
    /** Says of the components that nothing is to be converted. */
    private static final byte[] NO_TRANSFORM = {
        (byte) 0xff, (byte) ADOBE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };

    JpegHeader {
        planes = List.copyOf(planes);
    }

    /**
     * A colour component.
     *
     * @param id in the file
     * @param horizontal samples relative to those of the other components
     * @param vertical likewise
     */
    record Plane(int id, int horizontal, int vertical) {}

    static JpegHeader of(byte[] file, String name) {
        if (file.length < 4 || (file[0] & 0xff) != 0xff || (file[1] & 0xff) != 0xd8) {
            throw BadFile.of(name, "is neither a JPEG nor a PNG file; convert it or take it off the list");
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(file, 0, 2);
        head.writeBytes(NO_TRANSFORM);
        head.writeBytes(StandardHuffman.SEGMENT);
        PictureSize size = null;
        List<Plane> planes = List.of();
        boolean progressive = false;
        JpegColours.Markers markers = JpegColours.Markers.NONE;
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
                size = size(file, at, length, name);
                planes = planes(file, at, length, name);
                progressive = marker == PROGRESSIVE;
            }
            if (marker == START_OF_SCAN) {
                if (size == null) {
                    throw BadFile.of(name, "is a JPEG whose scan comes before its header; copy it again");
                }
                JpegColours colours = JpegColours.of(planes, markers, name);
                return new JpegHeader(size, planes, colours, progressive, head.toByteArray(), file, start);
            }
            if (marker == JFIF && length >= 16 && begins(file, at + 2, "JFIF\0")) {
                markers = markers.withJfif();
            } else if (marker == ADOBE && length >= 14 && begins(file, at + 2, "Adobe")) {
                markers = markers.withAdobe(file[at + 13] & 0xff);
            }
            if (marker < JFIF || (marker > 0xef && marker != COMMENT)) {
                head.write(file, start, length + 2);
            }
            at += length;
        }
    }

    /** Returns a stream of the bytes that ImageIO decodes; the file is not copied. */
    InputStream plain() {
        return new SequenceInputStream(
                new ByteArrayInputStream(head), new ByteArrayInputStream(file, firstScan, file.length - firstScan));
    }

    private static PictureSize size(byte[] file, int at, int length, String name) {
        int height = unsigned(file, at + 3, name);
        int width = unsigned(file, at + 5, name);
        if (length < 8 || height == 0 || width == 0) {
            throw BadFile.of(name, "is a JPEG that does not state its size; open it in an editor and save it again");
        }
        return new PictureSize(width, height);
    }

    private static List<Plane> planes(byte[] file, int at, int length, String name) {
        int count = file[at + 7] & 0xff;
        if (length != 8 + 3 * count) {
            throw BadFile.of(name, "is a damaged JPEG: its header has another length than it says; copy it again");
        }
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int factors = file[at + 9 + 3 * i] & 0xff;
            if (factors >> 4 == 0 || (factors & 15) == 0) {
                throw BadFile.of(name, "is a damaged JPEG: a colour component without samples; copy it again");
            }
            planes.add(new Plane(file[at + 8 + 3 * i] & 0xff, factors >> 4, factors & 15));
        }
        return planes;
    }

    private static boolean begins(byte[] file, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (file[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int marker(byte[] file, int at, String name) {
        int word = unsigned(file, at, name);
        if (word >> 8 != 0xff || (word & 0xff) == 0) {
            throw BadFile.of(name, "is a damaged JPEG: no marker at byte " + at + "; copy it again");
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

    /** Returns whether a marker is SOF0..SOF15 without DHT, JPG and DAC, which lie in the same range. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != HUFFMAN && marker != 0xc8 && marker != 0xcc;
    }
}
