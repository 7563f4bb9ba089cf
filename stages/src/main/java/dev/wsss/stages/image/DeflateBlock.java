package dev.wsss.stages.image;

import java.io.ByteArrayOutputStream;

/** A block of compressed data while it grows: its symbols, and the shortest of three forms when it is written, as zlib has it. */
final class DeflateBlock {
    /** Symbols of a block at most. */
    private static final int MOST = (1 << 14) - 1;

    private static final int END = 256;
    private static final int LENGTHS = 257;
    private static final int STORED = 0;
    private static final int STATIC = 1;
    private static final int DYNAMIC = 2;
    private static final int SHORTEST = 3;
    private static final int REPEATED = 16;
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int[] LENGTH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCE_BITS = {
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
    };
    private static final int[] REPEAT_BITS = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7};

    private final int[] values = new int[MOST];
    private final int[] distances = new int[MOST];
    private final HuffmanCode symbols = HuffmanCode.symbols(LENGTHS, LENGTH_BITS);
    private final HuffmanCode starts = HuffmanCode.distances(DISTANCE_BITS);
    private final HuffmanCode lengths = HuffmanCode.lengths(REPEAT_BITS);
    private final ByteArrayOutputStream out;
    private int count;
    private long bits;
    private int pending;

    DeflateBlock(ByteArrayOutputStream out) {
        this.out = out;
        symbols.count(END);
    }

    /** Adds a byte; returns whether the block is full. */
    boolean literal(int value) {
        symbols.count(value);
        return add(value, 0);
    }

    /** Adds a repetition; returns whether the block is full. */
    boolean match(int length, int distance) {
        symbols.count(LENGTHS + lengthCode(length - SHORTEST));
        starts.count(distanceCode(distance - 1));
        return add(length - SHORTEST, distance);
    }

    private boolean add(int value, int distance) {
        values[count] = value;
        distances[count] = distance;
        count++;
        return count == MOST;
    }

    /**
     * Writes the block and begins the next one.
     *
     * @param storable whether its bytes may be written as they are
     */
    void write(byte[] data, int from, int length, boolean storable, boolean last) {
        symbols.build();
        starts.build();
        repeats(symbols, Run::counted);
        repeats(starts, Run::counted);
        lengths.build();
        int known = ORDER.length - 1;
        while (known > SHORTEST && lengths.length(ORDER[known]) == 0) {
            known--;
        }
        long optimal = symbols.bits() + starts.bits() + lengths.bits() + 3L * (known + 1) + 5 + 5 + 4;
        long fixed = symbols.fixedBits() + starts.fixedBits();
        long fixedBytes = (fixed + 3 + 7) >> 3;
        long bytes = Math.min(fixedBytes, (optimal + 3 + 7) >> 3);
        int end = last ? 1 : 0;
        if (length + 4L <= bytes && storable) {
            put((STORED << 1) + end, 3);
            align();
            put(length, 16);
            put(~length & 0xffff, 16);
            out.write(data, from, length);
        } else if (fixedBytes == bytes) {
            put((STATIC << 1) + end, 3);
            symbols.fix();
            starts.fix();
            compress();
        } else {
            put((DYNAMIC << 1) + end, 3);
            put(symbols.largest() - 256, 5);
            put(starts.largest(), 5);
            put(known - 3, 4);
            for (int i = 0; i <= known; i++) {
                put(lengths.length(ORDER[i]), 3);
            }
            repeats(symbols, Run::written);
            repeats(starts, Run::written);
            compress();
        }
        if (last) {
            align();
        }
        symbols.clear();
        starts.clear();
        lengths.clear();
        symbols.count(END);
        count = 0;
    }

    private void compress() {
        for (int i = 0; i < count; i++) {
            int value = values[i];
            if (distances[i] == 0) {
                put(symbols, value);
                continue;
            }
            int code = lengthCode(value);
            put(symbols, LENGTHS + code);
            put(value - lengthBase(code), LENGTH_BITS[code]);
            int distance = distances[i] - 1;
            int start = distanceCode(distance);
            put(starts, start);
            put(distance - distanceBase(start), DISTANCE_BITS[start]);
        }
        put(symbols, END);
    }

    /** A handler for a run of equal lengths of codes. */
    @FunctionalInterface
    private interface Handling {
        void of(Run run, DeflateBlock block);
    }

    /** Equal lengths of neighbouring codes: so many, and whether the same length went before. */
    private record Run(int length, int count, int least, boolean goesOn) {
        static void counted(Run run, DeflateBlock block) {
            if (run.count < run.least) {
                for (int i = 0; i < run.count; i++) {
                    block.lengths.count(run.length);
                }
                return;
            }
            if (run.length != 0 && !run.goesOn) {
                block.lengths.count(run.length);
            }
            block.lengths.count(run.symbol());
        }

        static void written(Run run, DeflateBlock block) {
            if (run.count < run.least) {
                for (int i = 0; i < run.count; i++) {
                    block.put(block.lengths, run.length);
                }
                return;
            }
            int repeated = run.count;
            if (run.length != 0 && !run.goesOn) {
                block.put(block.lengths, run.length);
                repeated--;
            }
            int symbol = run.symbol();
            block.put(block.lengths, symbol);
            block.put(repeated - (symbol == MANY_ZEROS ? 11 : 3), REPEAT_BITS[symbol]);
        }

        private int symbol() {
            return length != 0 ? REPEATED : count <= 10 ? ZEROS : MANY_ZEROS;
        }
    }

    /** Calls a handler for each run of equal lengths (zlib's {@code scan_tree} and {@code send_tree}). */
    private void repeats(HuffmanCode code, Handling handling) {
        int previous = -1;
        int next = code.length(0);
        int run = 0;
        int most = next == 0 ? 138 : 7;
        int least = next == 0 ? 3 : 4;
        for (int i = 0; i <= code.largest(); i++) {
            int length = next;
            next = i == code.largest() ? -1 : code.length(i + 1);
            run++;
            if (run < most && length == next) {
                continue;
            }
            handling.of(new Run(length, run, least, length == previous), this);
            run = 0;
            previous = length;
            most = next == 0 ? 138 : length == next ? 6 : 7;
            least = next == 0 || length == next ? 3 : 4;
        }
    }

    private void put(HuffmanCode code, int symbol) {
        put(code.code(symbol), code.length(symbol));
    }

    private void put(int value, int width) {
        bits |= (long) value << pending;
        pending += width;
        while (pending >= 8) {
            out.write((int) bits & 0xff);
            bits >>>= 8;
            pending -= 8;
        }
    }

    private void align() {
        put(0, (8 - pending) % 8);
    }

    /** Returns the code of a length, 0 for three bytes; that of 258 bytes is its own. */
    private static int lengthCode(int length) {
        if (length < 8 || length == 255) {
            return length == 255 ? 28 : length;
        }
        int width = 29 - Integer.numberOfLeadingZeros(length);
        return 4 * width + (length >> width);
    }

    private static int lengthBase(int code) {
        return code < 8 ? code : code == 28 ? 255 : (4 + code % 4) << LENGTH_BITS[code];
    }

    private static int distanceCode(int distance) {
        if (distance < 4) {
            return distance;
        }
        int width = 30 - Integer.numberOfLeadingZeros(distance);
        return 2 * width + (distance >> width);
    }

    private static int distanceBase(int code) {
        return code < 4 ? code : (2 + code % 2) << DISTANCE_BITS[code];
    }
}
