package dev.wsss.stages.script;

import dev.wsss.stages.array.FloatArray;

/**
 * Small unsigned numbers with a shape: codes of pairs, for example.
 *
 * @param shape sizes, outermost first
 * @param values the product of the sizes, row-major; shared with the caller, not copied
 */
public record ByteArray(int[] shape, byte[] values) {
    public ByteArray {
        shape = shape.clone();
        if (FloatArray.size(shape) != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values for the shape " + java.util.Arrays.toString(shape));
        }
    }
}
