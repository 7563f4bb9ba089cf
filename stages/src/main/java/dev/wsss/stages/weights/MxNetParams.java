package dev.wsss.stages.weights;

import dev.wsss.stages.array.FloatArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * MXNet's .params container in its three layouts, with the names of ResNet-38 turned into those of the torch networks.
 *
 * <p>uint64 0x112, uint64 0, uint64 count, arrays, uint64 count, names (uint64 length and bytes). An array begins with
 * 0xF993FAC9 and a storage type, with 0xF993FAC8, or, in 2016, directly with its number of dimensions.
 */
public final class MxNetParams {
    static final long MAGIC = 0x112;

    private static final int WITH_STORAGE_TYPE = 0xF993FAC9;
    private static final int WITH_WIDE_SIDES = 0xF993FAC8;
    private static final int MOST_AXES = 32;
    private static final List<ElementType> TYPES = List.of(
            ElementType.FLOAT32,
            ElementType.FLOAT64,
            ElementType.FLOAT16,
            ElementType.UINT8,
            ElementType.INT32,
            ElementType.INT8,
            ElementType.INT64);

    private MxNetParams() {}

    /** Returns all tensors that have a torch name, as float32. */
    public static StateDict read(Path file) throws IOException {
        return open(WeightsSource.of(file)).stateDict();
    }

    static Checkpoint open(WeightsSource source) {
        return source.parse("an MXNet .params file", MxNetParams::parse);
    }

    private static Checkpoint parse(WeightsSource source) {
        ByteBuffer in = source.buffer();
        if (in.getLong() != MAGIC) {
            throw new IllegalArgumentException("its first bytes are others");
        }
        in.getLong();
        long count = in.getLong();
        List<Tensor> arrays = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            arrays.add(array(source, in));
        }
        long names = in.getLong();
        if (names != count) {
            throw new IllegalArgumentException(names + " names for " + count + " arrays");
        }
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Tensor array : arrays) {
            String name = name(source, in);
            if (tensors.putIfAbsent(name, array) != null) {
                throw new IllegalArgumentException("the name " + name + " is there twice");
            }
        }
        return Checkpoint.of(source, "MXNet .params", tensors, List.of()).renamed(ResNet38Names::torchName);
    }

    private static Tensor array(WeightsSource source, ByteBuffer in) {
        int word = in.getInt();
        boolean wide = word == WITH_STORAGE_TYPE || word == WITH_WIDE_SIDES;
        if (word == WITH_STORAGE_TYPE && in.getInt() != 0) {
            throw new UnsupportedContent("it holds a sparse array; save it dense");
        }
        int axes = wide ? in.getInt() : word;
        if (axes < 1 || axes > MOST_AXES) {
            throw new IllegalArgumentException("an array of " + Integer.toUnsignedString(axes) + " dimensions");
        }
        int[] shape = new int[axes];
        for (int axis = 0; axis < axes; axis++) {
            shape[axis] = Math.toIntExact(wide ? in.getLong() : Integer.toUnsignedLong(in.getInt()));
        }
        in.getInt(); // the device it was on: kind
        in.getInt(); // and number
        int code = in.getInt();
        if (code < 0 || code >= TYPES.size()) {
            throw new IllegalArgumentException("an array of type " + code);
        }
        ElementType type = TYPES.get(code);
        long bytes = Math.multiplyExact((long) FloatArray.size(shape), type.bytes());
        Tensor tensor = Tensor.dense(type, shape, source.slice(in.position(), bytes));
        in.position(in.position() + (int) bytes);
        return tensor;
    }

    private static String name(WeightsSource source, ByteBuffer in) {
        long length = in.getLong();
        ByteBuffer text = source.slice(in.position(), length);
        in.position(in.position() + (int) length);
        return StandardCharsets.UTF_8.decode(text).toString();
    }
}
