package dev.wsss.stages.crf;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * A numbering of a lattice's vertices from 1, in the order in which they first occur.
 *
 * <p>A hash table of numbers, so that it stays in a near cache; the keys lie in the order of the numbers, which is nearly the one in
 * which pixels need them.
 */
final class VertexTable {
    private static final int FIRST_CAPACITY = 1 << 14;

    /** Numbers; 0 is an empty slot. */
    private int[] slots = new int[FIRST_CAPACITY];

    /** Keys by number; no vertex has the key 0, and none the number 0. */
    private long[] keys = new long[FIRST_CAPACITY / 2 + 1];

    private int shift = shift(FIRST_CAPACITY);
    private int size;

    int size() {
        return size;
    }

    /** Returns the number of a vertex, a new one if it has none. */
    int number(long key) {
        int slot = slot(key);
        if (slots[slot] != 0) {
            return slots[slot];
        }
        slots[slot] = ++size;
        keys[size] = key;
        int number = size;
        if (size + 1 == keys.length) {
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
        for (int number = 1; number <= size; number++) {
            numbers[number] = slots[slot(neighbour.applyAsLong(keys[number]))];
        }
        return numbers;
    }

    /** Returns the slot of a key, or the empty one where it would be put. */
    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
        while (slots[slot] != 0 && keys[slots[slot]] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        shift = shift(slots.length);
        keys = Arrays.copyOf(keys, slots.length / 2 + 1);
        for (int number = 1; number <= size; number++) {
            slots[slot(keys[number])] = number;
        }
    }

    private static int shift(int capacity) {
        return Long.SIZE - Integer.numberOfTrailingZeros(capacity);
    }
}
