package dev.wsss.stages.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Compression to the bytes of zlib 1.3 at its level 6, whatever library a JDK contains: some Linux distributions build
 * theirs with another one, whose bytes differ.
 *
 * <p>Matches are found as {@code deflate_slow} and {@code longest_match} in zlib's deflate.c find them: a match waits
 * for one symbol, since the next may be longer.
 */
final class Deflate {
    private static final int LONGEST_CHAIN = 128;
    private static final int GOOD_LENGTH = 8;
    private static final int LAZY_LENGTH = 16;
    private static final int NICE_LENGTH = 128;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 258;
    private static final int TOO_FAR = 4096;
    private static final int WINDOW = 1 << 15;
    private static final int ENOUGH_AHEAD = LONGEST + SHORTEST + 1;
    private static final int FARTHEST = WINDOW - ENOUGH_AHEAD;
    private static final int HASH_MASK = (1 << 15) - 1;

    /** Window of 32 KiB, level 6. */
    private static final byte[] HEADER = {0x78, (byte) 0x9c};

    private final byte[] data;
    private final int size;
    private final int[] heads = new int[HASH_MASK + 1];
    private final int[] earlier = new int[WINDOW];
    private final DeflateBlock block;
    /** Start of zlib's buffer, whose first byte is in no match. */
    private int buffer;

    private int unread;
    private int ahead;
    private int at;
    private int blockStart;
    private int matchStart;

    private Deflate(byte[] original, DeflateBlock block) {
        data = Arrays.copyOf(original, original.length + LONGEST);
        size = original.length;
        unread = size;
        this.block = block;
        Arrays.fill(heads, -1);
    }

    /** Compresses into zlib's format. */
    static byte[] zlib(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 4 + 64);
        out.writeBytes(HEADER);
        new Deflate(data, new DeflateBlock(out)).run();
        Adler32 sum = new Adler32();
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return out.toByteArray();
    }

    private void run() {
        int length = SHORTEST - 1;
        boolean waits = false;
        while (true) {
            if (ahead < ENOUGH_AHEAD) {
                fill();
                if (ahead == 0) {
                    break;
                }
            }
            int first = ahead >= SHORTEST ? insert(at) : -1;
            int previous = length;
            int previousStart = matchStart;
            length = first > buffer && previous < LAZY_LENGTH && at - first <= FARTHEST
                    ? usable(longest(first, previous))
                    : SHORTEST - 1;
            if (previous >= SHORTEST && length <= previous) {
                boolean full = block.match(previous, at - 1 - previousStart);
                take(previous);
                waits = false;
                length = SHORTEST - 1;
                if (full) {
                    flush(false);
                }
                continue;
            }
            if (waits && block.literal(data[at - 1] & 0xff)) {
                flush(false);
            }
            waits = true;
            at++;
            ahead--;
        }
        if (waits) {
            block.literal(data[at - 1] & 0xff);
        }
        flush(true);
    }

    /** Goes behind a match that began one byte before. */
    private void take(int length) {
        int last = at + ahead - SHORTEST;
        ahead -= length - 1;
        for (int i = length - 2; i > 0; i--) {
            at++;
            if (at <= last) {
                insert(at);
            }
        }
        at++;
    }

    /** Returns the length of a match, cut where it is short and far away: that takes more bits than its three bytes. */
    private int usable(int length) {
        return length == SHORTEST && at - matchStart > TOO_FAR ? SHORTEST - 1 : length;
    }

    /** Moves zlib's buffer of two windows over the data, which decides what is near enough. */
    private void fill() {
        do {
            int room = 2 * WINDOW - ahead - (at - buffer);
            if (at - buffer >= WINDOW + FARTHEST) {
                buffer += WINDOW;
                room += WINDOW;
            }
            int read = Math.min(unread, room);
            unread -= read;
            ahead += read;
        } while (ahead < ENOUGH_AHEAD && unread > 0);
    }

    /** Notes the three bytes at a place and returns the last place of the same; -1 for none. */
    private int insert(int place) {
        int hash = (data[place] & 0xff) << 10;
        hash ^= (data[place + 1] & 0xff) << 5;
        hash = (hash ^ (data[place + 2] & 0xff)) & HASH_MASK;
        int found = heads[hash];
        earlier[place & (WINDOW - 1)] = found;
        heads[hash] = place;
        return found;
    }

    /** Returns the length of the longest match, above {@code best} where there is one, and notes its start. */
    private int longest(int first, int previous) {
        int best = previous;
        int chain = previous >= GOOD_LENGTH ? LONGEST_CHAIN >> 2 : LONGEST_CHAIN;
        int nice = Math.min(NICE_LENGTH, ahead);
        int limit = Math.max(buffer, at - FARTHEST);
        int place = first;
        do {
            if (data[place + best] == data[at + best] && data[place + best - 1] == data[at + best - 1]) {
                int length = Arrays.mismatch(data, place, place + LONGEST, data, at, at + LONGEST);
                length = length < 0 ? LONGEST : length;
                if (length > best) {
                    matchStart = place;
                    best = length;
                    if (length >= nice) {
                        break;
                    }
                }
            }
            place = earlier[place & (WINDOW - 1)];
            chain--;
        } while (place > limit && chain > 0);
        return Math.min(best, ahead);
    }

    private void flush(boolean last) {
        block.write(data, blockStart, at - blockStart, blockStart >= buffer, last);
        blockStart = at;
    }
}
