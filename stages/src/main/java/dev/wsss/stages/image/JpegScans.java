package dev.wsss.stages.image;

import java.util.Arrays;
import java.util.List;

/**
 * The scans of a JPEG, checked for what two versions of libjpeg decode to different pixels: ImageIO's, of 1998, and
 * libjpeg-turbo, and so Pillow.
 *
 * <ul>
 *   <li>Coefficients that a progressive file does not hold to the last bit are estimated from neighbouring blocks, by an area
 *       of 3x3 blocks in the one, of 5x5 in the other ({@code smoothing_ok} in jdcoefct.c).
 *   <li>{@code FF FF 00} among the codes, which the standard forbids, is the byte FF for the one. For the other it ends the
 *       data of its fast path, which leaves coefficients behind ({@code decode_mcu_fast} in jdhuff.c).
 * </ul>
 *
 * Encoders write neither; both come from files that lost bytes.
 */
final class JpegScans {
    private static final int FRAME_END = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    /** The coefficients of a block, in the order of the file, that libjpeg-turbo may estimate, and the mean. */
    private static final int ESTIMATED = 10;

    private static final int COEFFICIENTS = 64;
    private static final int UNKNOWN = -1;

    private final byte[] file;
    private final String name;
    private final List<JpegHeader.Plane> planes;
    /** Bits that are missing: [component][coefficient]. */
    private final int[][] missing;

    private boolean inconsistent;

    private JpegScans(JpegHeader header, String name) {
        file = header.file();
        this.name = name;
        planes = header.planes();
        missing = new int[planes.size()][COEFFICIENTS];
        for (int[] component : missing) {
            Arrays.fill(component, UNKNOWN);
        }
    }

    /**
     * Checks all scans up to the end of the picture.
     *
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA, naming the file
     */
    static void check(JpegHeader header, String name) {
        JpegScans scans = new JpegScans(header, name);
        scans.walk(header.firstScan());
        if (header.progressive() && scans.isIncomplete()) {
            throw BadFile.of(
                    name, "is a progressive JPEG that lacks some of its scans; copy it again or take it off the list");
        }
    }

    private boolean isIncomplete() {
        return inconsistent
                || Arrays.stream(missing)
                        .flatMapToInt(component -> Arrays.stream(component, 0, ESTIMATED))
                        .anyMatch(bits -> bits != 0);
    }

    private void walk(int firstScan) {
        int at = firstScan;
        while (at >= 0 && at + 4 <= file.length && byteAt(at + 1) != FRAME_END) {
            int length = byteAt(at + 2) << 8 | byteAt(at + 3);
            if (byteAt(at + 1) == START_OF_SCAN) {
                scan(at + 4, Math.min(file.length, at + 2 + length));
            }
            at = nextMarker(at + 2 + length);
        }
    }

    /** Notes the coefficients of a scan: the components' count, two bytes each, first, last, bits before and after. */
    private void scan(int start, int end) {
        int last = start < end ? start + 1 + 2 * byteAt(start) : end;
        if (last + 3 > end) {
            return;
        }
        for (int at = start + 1; at < last; at += 2) {
            int component = component(byteAt(at));
            for (int i = byteAt(last); component >= 0 && i <= Math.min(byteAt(last + 1), COEFFICIENTS - 1); i++) {
                inconsistent |= byteAt(last + 2) >> 4 != Math.max(missing[component][i], 0);
                missing[component][i] = byteAt(last + 2) & 15;
            }
        }
    }

    private int component(int id) {
        for (int i = 0; i < planes.size(); i++) {
            if (planes.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the place of the next marker that starts a segment or ends the picture; -1 where there is none. */
    private int nextMarker(int start) {
        for (int at = start; at + 1 < file.length; at++) {
            if (byteAt(at) != 0xff) {
                continue;
            }
            int first = at;
            while (at + 1 < file.length && byteAt(at + 1) == 0xff) {
                at++;
            }
            int code = at + 1 < file.length ? byteAt(at + 1) : 0;
            if (code == 0 && at > first) {
                throw BadFile.of(
                        name,
                        "is a damaged JPEG: bytes that are no code among its pixels; copy it again or take it off the"
                                + " list");
            }
            if (code != 0 && (code < FIRST_RESTART || code > LAST_RESTART)) {
                return at;
            }
        }
        return -1;
    }

    private int byteAt(int at) {
        return file[at] & 0xff;
    }
}
