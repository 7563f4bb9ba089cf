package dev.wsss.stages.image;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The horizontal pass of a separable filter over rows of one channel, where sixteen neighbouring outputs need no more than
 * sixteen neighbouring bytes, as they do in an enlargement by a third and more: they are loaded once and picked from. The same bits as
 * {@link Passes#horizontal}, without turning rows.
 */
final class WindowFilter {
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Integer> INTEGERS = IntVector.SPECIES_PREFERRED;
    private static final int WINDOW = BYTES.length();
    private static final int PARTS = WINDOW / INTEGERS.length();

    private final int width;
    private final int outputs;
    private final int count;
    /** The first output of each group of sixteen; the last group may repeat some. */
    private final int[] groups;
    /** The beginning of each group's bytes. */
    private final int[] windows;
    /** groups × taps × 16 places in a window. */
    private final byte[] picks;
    /** groups × taps × 16. */
    private final int[] weights;

    /** Returns whether rows of a width can be filtered so. */
    static boolean fits(ResampleCoefficients taps, int width) {
        int[] first = taps.first();
        if (width < WINDOW || first.length < WINDOW) {
            return false;
        }
        for (int last = WINDOW - 1; last < first.length; last++) {
            if (first[last] + taps.count() - first[last - WINDOW + 1] > WINDOW) {
                return false;
            }
        }
        return true;
    }

    /** Creates a filter for rows of a width that {@link #fits}. */
    WindowFilter(ResampleCoefficients taps, int width) {
        this.width = width;
        outputs = taps.first().length;
        count = taps.count();
        groups = new int[Math.ceilDiv(outputs, WINDOW)];
        windows = new int[groups.length];
        picks = new byte[groups.length * count * WINDOW];
        weights = new int[picks.length];
        int to = 0;
        for (int group = 0; group < groups.length; group++) {
            int from = Math.min(group * WINDOW, outputs - WINDOW);
            groups[group] = from;
            windows[group] = Math.min(taps.first()[from], width - WINDOW);
            for (int tap = 0; tap < count; tap++) {
                for (int output = from; output < from + WINDOW; output++, to++) {
                    picks[to] = (byte) (taps.first()[output] + tap - windows[group]);
                    weights[to] = taps.weights()[output * count + tap];
                }
            }
        }
    }

    /** Resizes each row: height × width bytes to height × outputs. */
    byte[] apply(byte[] source, int height) {
        byte[] result = new byte[Math.multiplyExact(height, outputs)];
        for (int row = 0; row < height; row++) {
            for (int group = 0; group < groups.length; group++) {
                weigh(source, row * width + windows[group], group, result, row * outputs + groups[group]);
            }
        }
        return result;
    }

    private void weigh(byte[] source, int window, int group, byte[] result, int to) {
        ByteVector bytes = ByteVector.fromArray(BYTES, source, window);
        ByteVector made = ByteVector.zero(BYTES);
        for (int part = 0; part < PARTS; part++) {
            IntVector sum = IntVector.broadcast(INTEGERS, ResampleCoefficients.HALF);
            int at = group * count * WINDOW;
            for (int tap = 0; tap < count; tap++, at += WINDOW) {
                IntVector weight = IntVector.fromArray(INTEGERS, weights, at + part * INTEGERS.length());
                sum = ByteVector.fromArray(BYTES, picks, at)
                        .selectFrom(bytes)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTEGERS, part)
                        .reinterpretAsInts()
                        .mul(weight)
                        .add(sum);
            }
            made = sum.lanewise(VectorOperators.ASHR, ResampleCoefficients.BITS)
                    .max(0)
                    .min(255)
                    .convertShape(VectorOperators.I2B, BYTES, -part)
                    .reinterpretAsBytes()
                    .or(made);
        }
        made.intoArray(result, to);
    }
}
