package dev.wsss.stages.image;

import java.util.Arrays;

/** A Huffman code of bounded length from counts, with the same choices among equals as zlib's trees.c. */
final class HuffmanCode {
    private final int elements;
    private final int longest;
    private final int firstWithBits;
    private final int[] extraBits;
    private final int[] fixedLengths;
    private final int[] counts;
    private final int[] lengths;
    private final int[] parents;
    private final int[] depths;
    private final int[] codes;
    private final int[] heap;
    private int heapSize;
    private int largest;
    private long bits;
    private long fixedBits;

    private HuffmanCode(int elements, int longest, int firstWithBits, int[] extraBits, int[] fixedLengths) {
        this.elements = elements;
        this.longest = longest;
        this.firstWithBits = firstWithBits;
        this.extraBits = extraBits;
        this.fixedLengths = fixedLengths;
        int nodes = 2 * elements + 1;
        counts = new int[nodes];
        lengths = new int[nodes];
        parents = new int[nodes];
        depths = new int[nodes];
        codes = new int[Math.max(elements, fixedLengths.length)];
        heap = new int[nodes + 1];
    }

    /** Returns the code of bytes and lengths. */
    static HuffmanCode symbols(int firstLength, int[] extraBits) {
        int[] fixed = new int[288];
        Arrays.fill(fixed, 8);
        Arrays.fill(fixed, 144, 256, 9);
        Arrays.fill(fixed, 256, 280, 7);
        return new HuffmanCode(286, 15, firstLength, extraBits, fixed);
    }

    /** Returns the code of distances. */
    static HuffmanCode distances(int[] extraBits) {
        int[] fixed = new int[30];
        Arrays.fill(fixed, 5);
        return new HuffmanCode(30, 15, 0, extraBits, fixed);
    }

    /** Returns the code of the lengths of codes. */
    static HuffmanCode lengths(int[] extraBits) {
        return new HuffmanCode(19, 7, 0, extraBits, new int[19]);
    }

    void clear() {
        Arrays.fill(counts, 0);
        bits = 0;
        fixedBits = 0;
    }

    void count(int symbol) {
        counts[symbol]++;
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    int code(int symbol) {
        return codes[symbol];
    }

    /** Returns the largest symbol that has a code. */
    int largest() {
        return largest;
    }

    /** Returns the bits of all that was counted. */
    long bits() {
        return bits;
    }

    /** Returns the same in the code that needs no table. */
    long fixedBits() {
        return fixedBits;
    }

    /** Takes the code that needs no table. */
    void fix() {
        System.arraycopy(fixedLengths, 0, lengths, 0, Math.min(fixedLengths.length, lengths.length));
        number(fixedLengths);
    }

    /** Makes the code. */
    void build() {
        heapSize = 0;
        int last = -1;
        for (int symbol = 0; symbol < elements; symbol++) {
            depths[symbol] = 0;
            lengths[symbol] = 0;
            if (counts[symbol] != 0) {
                heap[++heapSize] = symbol;
                last = symbol;
            }
        }
        while (heapSize < 2) { // a code has two symbols at least
            int symbol = last < 2 ? ++last : 0;
            heap[++heapSize] = symbol;
            counts[symbol] = 1;
            bits--;
            fixedBits -= fixedLengths[symbol];
        }
        largest = last;
        for (int i = heapSize / 2; i >= 1; i--) {
            sink(i);
        }
        int top = heap.length;
        int node = elements;
        do {
            int least = heap[1];
            heap[1] = heap[heapSize--];
            sink(1);
            int second = heap[1];
            heap[--top] = least;
            heap[--top] = second;
            counts[node] = counts[least] + counts[second];
            depths[node] = Math.max(depths[least], depths[second]) + 1;
            parents[least] = node;
            parents[second] = node;
            heap[1] = node++;
            sink(1);
        } while (heapSize >= 2);
        heap[--top] = heap[1];
        measure(top);
        number(Arrays.copyOf(lengths, elements));
    }

    private void sink(int from) {
        int node = heap[from];
        int at = from;
        for (int child = 2 * at; child <= heapSize; child *= 2) {
            if (child < heapSize && precedes(heap[child + 1], heap[child])) {
                child++;
            }
            if (precedes(node, heap[child])) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = node;
    }

    private boolean precedes(int one, int other) {
        return counts[one] < counts[other] || (counts[one] == counts[other] && depths[one] <= depths[other]);
    }

    /** Sets lengths from the root on; where they get too long, leaves move up and others down. */
    private void measure(int root) {
        int[] ofLength = new int[longest + 1];
        int tooLong = 0;
        lengths[heap[root]] = 0;
        for (int i = root + 1; i < heap.length; i++) {
            int node = heap[i];
            int length = lengths[parents[node]] + 1;
            if (length > longest) {
                length = longest;
                tooLong++;
            }
            lengths[node] = length;
            if (node <= largest) {
                ofLength[length]++;
                int more = node >= firstWithBits ? extraBits[node - firstWithBits] : 0;
                bits += (long) counts[node] * (length + more);
                fixedBits += (long) counts[node] * (fixedLengths[node] + more);
            }
        }
        if (tooLong > 0) {
            shorten(ofLength, tooLong);
        }
    }

    private void shorten(int[] ofLength, int tooLong) {
        for (int left = tooLong; left > 0; left -= 2) {
            int length = longest - 1;
            while (ofLength[length] == 0) {
                length--;
            }
            ofLength[length]--;
            ofLength[length + 1] += 2;
            ofLength[longest]--;
        }
        int at = heap.length;
        for (int length = longest; length > 0; length--) {
            for (int left = ofLength[length]; left > 0; ) {
                int node = heap[--at];
                if (node > largest) {
                    continue;
                }
                bits += (long) (length - lengths[node]) * counts[node];
                lengths[node] = length;
                left--;
            }
        }
    }

    /** Numbers the symbols of each length in their order; codes are written from their last bit. */
    private void number(int[] of) {
        int[] first = new int[17];
        int code = 0;
        int[] have = new int[17];
        for (int length : of) {
            have[length]++;
        }
        have[0] = 0;
        for (int length = 1; length < first.length; length++) {
            code = (code + have[length - 1]) << 1;
            first[length] = code;
        }
        for (int symbol = 0; symbol < of.length; symbol++) {
            if (of[symbol] > 0) {
                codes[symbol] = Integer.reverse(first[of[symbol]]++) >>> (32 - of[symbol]);
            }
        }
    }
}
