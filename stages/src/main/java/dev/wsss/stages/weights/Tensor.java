package dev.wsss.stages.weights;

import dev.wsss.stages.array.FloatArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tensor as it lies in a file: a view on bytes that other tensors may share; nothing is copied before it is needed.
 *
 * @param type what one number is
 * @param shape sizes, outermost first; empty for one number
 * @param strides step in numbers along each axis, 0 for an expanded one
 * @param offset the first number's position in the storage, in numbers
 * @param storage little-endian numbers
 */
public record Tensor(ElementType type, int[] shape, long[] strides, long offset, ByteBuffer storage) {
    public Tensor {
        shape = shape.clone();
        strides = strides.clone();
        storage = storage.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        if (strides.length != shape.length) {
            throw new IllegalArgumentException(strides.length + " strides for the shape " + Arrays.toString(shape));
        }
        if (offset < 0) {
            throw new IllegalArgumentException("the storage offset " + offset);
        }
        long last = offset;
        boolean empty = false;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 0 || strides[axis] < 0) {
                throw new IllegalArgumentException(
                        "the shape " + Arrays.toString(shape) + " with strides " + Arrays.toString(strides));
            }
            empty |= shape[axis] == 0;
            last = Math.addExact(last, Math.multiplyExact(strides[axis], Math.max(shape[axis] - 1L, 0)));
        }
        FloatArray.size(shape);
        long held = storage.capacity() / type.bytes();
        if (!empty && last >= held) {
            throw new IllegalArgumentException("the shape " + Arrays.toString(shape) + " with strides "
                    + Arrays.toString(strides) + " from " + offset + " reaches beyond the " + held
                    + " numbers that are there");
        }
    }

    /** Returns a row-major tensor that fills its storage exactly. */
    static Tensor dense(ElementType type, int[] shape, ByteBuffer storage) {
        long bytes = Math.multiplyExact((long) FloatArray.size(shape), type.bytes());
        if (bytes != storage.remaining()) {
            throw new IllegalArgumentException("the shape " + Arrays.toString(shape) + " of " + type + " needs " + bytes
                    + " bytes, but " + storage.remaining() + " are there");
        }
        return new Tensor(type, shape, rowMajor(shape), 0, storage);
    }

    /** Returns how many numbers it has. */
    public int size() {
        return FloatArray.size(shape);
    }

    /** Returns the numbers as float32, row-major; integers and float64 are rounded to nearest. */
    public FloatArray floats() {
        float[] values = new float[size()];
        if (type == ElementType.FLOAT32 && isRowMajor() && values.length > 0) {
            storage.slice((int) (4 * offset), 4 * values.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
        } else {
            forEachPosition((index, position) -> values[index] = type.floatAt(storage, position));
        }
        return new FloatArray(shape, values);
    }

    /** Returns the numbers as they are in the file, little-endian, row-major. */
    public byte[] bytes() {
        int width = type.bytes();
        byte[] bytes = new byte[Math.multiplyExact(size(), width)];
        forEachPosition((index, position) -> storage.get(position, bytes, index * width, width));
        return bytes;
    }

    private boolean isRowMajor() {
        return Arrays.equals(strides, rowMajor(shape));
    }

    private static long[] rowMajor(int[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride = Math.multiplyExact(stride, Math.max(shape[axis], 1));
        }
        return strides;
    }

    private interface PositionAction {
        void at(int index, int position);
    }

    /** Calls for each number in row-major order with its index and the position of its first byte. */
    private void forEachPosition(PositionAction action) {
        int size = size();
        int[] place = new int[shape.length];
        long element = offset;
        for (int index = 0; index < size; index++) {
            action.at(index, (int) (element * type.bytes()));
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                element += strides[axis];
                if (++place[axis] < shape[axis]) {
                    break;
                }
                element -= strides[axis] * shape[axis];
                place[axis] = 0;
            }
        }
    }
}
