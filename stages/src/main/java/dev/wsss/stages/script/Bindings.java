package dev.wsss.stages.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.wsss.stages.array.FloatArray;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tensors a caller passes to a network, by the name of the input. */
public final class Bindings {
    private final Map<String, FloatArray> floats = new LinkedHashMap<>();
    private final Map<String, ByteArray> bytes = new LinkedHashMap<>();

    /** Binds float32 values. */
    public Bindings with(String input, FloatArray values) {
        floats.put(input, values);
        return this;
    }

    /** Binds small unsigned numbers. */
    public Bindings with(String input, ByteArray values) {
        bytes.put(input, values);
        return this;
    }

    NDArray tensor(NDManager memory, String input) {
        FloatArray array = floats.get(input);
        if (array != null) {
            return Tensors.of(memory, array);
        }
        ByteArray codes = bytes.get(input);
        if (codes != null) {
            return Tensors.of(memory, codes);
        }
        throw new IllegalArgumentException("the input " + input + " is not given");
    }
}
