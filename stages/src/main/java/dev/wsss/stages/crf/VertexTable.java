package dev.wsss.stages.crf;

import java.util.function.LongUnaryOperator;

/** A numbering of a lattice's vertices from 1, in the order in which they first occur. */
final class VertexTable {
    private static final int FIRST_CAPACITY = 1 << 14;

    /** Key and number side by side, so that a look-up touches one cache line; key 0 is an empty slot. */
    private long[] slots = new long[2 * FIRST_CAPACITY];

    private int shift = shift(FIRST_CAPACITY);
    private int size;

    int size() {
        return size;
    }

    /** Returns the number of a vertex, a new one if it has none. */
    int number(long key) {
        int slot = slot(key);
        if (slots[slot] == key) {
            return (int) slots[slot + 1];
        }
        slots[slot] = key;
        slots[slot + 1] = ++size;
        int number = size;
        if (5 * size > slots.length) {
            grow();
        }
        return number;
    }

    /**
     * Returns the number of each vertex's neighbour, 0 where that is no vertex; element 0 is not used.
     *
     * @param neighbour from the key of a vertex to another key, or to 0, which no vertex has
     */
    int[] neighbours(LongUnaryOperator neighbour) {
        int[] numbers = new int[size + 1];
        // The hash is linear: in the order of the slots the neighbours' slots come in order too, and memory is read
        // ahead.
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot] != 0) {
                // An empty slot holds the number 0.
                numbers[(int) slots[slot + 1]] = (int) slots[slot(neighbour.applyAsLong(slots[slot])) + 1];
            }
        }
        return numbers;
    }

    private int slot(long key) {
        int slot = 2 * (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
        while (slots[slot] != key && slots[slot] != 0) {
            slot = (slot + 2) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        shift = shift(old.length);
        for (int from = 0; from < old.length; from += 2) {
            if (old[from] != 0) {
                int to = slot(old[from]);
                slots[to] = old[from];
                slots[to + 1] = old[from + 1];
            }
        }
    }

    private static int shift(int capacity) {
        return Long.SIZE - Integer.numberOfTrailingZeros(capacity);
    }
}
