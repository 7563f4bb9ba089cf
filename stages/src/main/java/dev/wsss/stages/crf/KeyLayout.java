package dev.wsss.stages.crf;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * A packing of vertices of the permutohedral lattice into longs.
 *
 * <p>A vertex has d coordinates that leave the same remainder r modulo d + 1. Its key packs r and quotients, so that going
 * to a neighbour is one addition. Where the quotients of all coordinates need more bits than a long has, a vertex has two
 * keys with a part of them each.
 *
 * @param bits of the quotient of each coordinate, 0 for one that stands in another key
 */
record KeyLayout(List<Integer> bits) {
    /** The keys of points in a plane. */
    static final List<KeyLayout> PLANE = List.of(new KeyLayout(List.of(30, 30)));
    /** The keys of places with colours. */
    static final List<KeyLayout> COLOURS = List.of(new KeyLayout(List.of(12, 12, 12, 12, 12)));
    /** The keys of places with colours whose standard deviations are small, or whose picture is wide. */
    static final List<KeyLayout> FINE_COLOURS =
            List.of(new KeyLayout(List.of(30, 30, 0, 0, 0)), new KeyLayout(List.of(0, 0, 25, 18, 18)));

    private static final int REMAINDER_BITS = 3;
    private static final int MOST_BITS = 30;

    int dimensions() {
        return bits.size();
    }

    /**
     * Returns the number added to a key for a quotient one up; 0 where the coordinate is in another key, or the last,
     * which is implied.
     */
    long[] units() {
        long[] units = new long[bits.size() + 1];
        int shift = REMAINDER_BITS;
        for (int i = 0; i < bits.size(); i++) {
            units[i] = bits.get(i) == 0 ? 0 : 1L << shift;
            shift += bits.get(i);
        }
        return units;
    }

    /**
     * Returns a layout for quotients of points in ±limit; twice as much fits in a key, so that neighbours of vertices
     * fit too.
     */
    int[] limits() {
        int[] limits = new int[bits.size() + 1];
        Arrays.fill(limits, 1 << (MOST_BITS - 2));
        for (int i = 0; i < bits.size(); i++) {
            if (bits.get(i) > 0) {
                limits[i] = 1 << (bits.get(i) - 2);
            }
        }
        return limits;
    }

    /**
     * Returns the step from a vertex to its neighbour one step down in all coordinates but the given one, in which it
     * is d steps up.
     */
    LongUnaryOperator neighbour(int axis) {
        long[] units = units();
        long step = units[axis] - 1;
        long wrap = bits.size() + 1L - Arrays.stream(units).sum();
        long stepFromZero = step + wrap;
        return key -> key + ((key & ((1 << REMAINDER_BITS) - 1)) == 0 ? stepFromZero : step);
    }
}
