package dev.wsss.stages.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.wsss.stages.array.FloatArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/** Copies between Java arrays and libtorch's memory, without buffers of their own in between. */
final class Tensors {
    private Tensors() {}

    static NDArray of(NDManager memory, FloatArray array) {
        NDArray tensor = memory.create(shape(array.shape()), DataType.FLOAT32);
        bytes(tensor).asFloatBuffer().put(array.values());
        return tensor;
    }

    static NDArray of(NDManager memory, ByteArray array) {
        NDArray tensor = memory.create(shape(array.shape()), DataType.UINT8);
        bytes(tensor).put(array.values());
        return tensor;
    }

    static NDArray of(NDManager memory, double... numbers) {
        NDArray tensor = memory.create(new Shape(numbers.length), DataType.FLOAT64);
        bytes(tensor).asDoubleBuffer().put(numbers);
        return tensor;
    }

    static FloatArray floats(NDArray tensor) {
        int[] shape = IntStream.range(0, tensor.getShape().dimension())
                .map(i -> Math.toIntExact(tensor.getShape().get(i)))
                .toArray();
        float[] values = new float[FloatArray.size(shape)];
        bytes(tensor).asFloatBuffer().get(values);
        return new FloatArray(shape, values);
    }

    private static ByteBuffer bytes(NDArray tensor) {
        return tensor.toByteBuffer(true).order(ByteOrder.nativeOrder());
    }

    private static Shape shape(int[] sides) {
        return new Shape(IntStream.of(sides).asLongStream().toArray());
    }
}
