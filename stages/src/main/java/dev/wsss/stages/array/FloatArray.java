package dev.wsss.stages.array;

import java.util.Arrays;

/**
 * Float32 values with a shape: a weight, a map, a batch.
 *
 * @param shape sizes, outermost first; empty for one number
 * @param values the product of the sizes, row-major; shared with the caller, not copied
 */
public record FloatArray(int[] shape, float[] values) {
    public FloatArray {
        shape = shape.clone();
        if (size(shape) != values.length) {
            throw new IllegalArgumentException(values.length + " values for the shape " + Arrays.toString(shape));
        }
    }

    /** Returns zeros. */
    public static FloatArray zeros(int... shape) {
        return new FloatArray(shape, new float[size(shape)]);
    }

    /** Returns how many values a shape holds; refuses negative sizes and more than an array can hold. */
    public static int size(int... shape) {
        int size = 1;
        for (int side : shape) {
            if (side < 0) {
                throw new IllegalArgumentException("the shape " + Arrays.toString(shape));
            }
            size = Math.multiplyExact(size, side);
        }
        return size;
    }
}
