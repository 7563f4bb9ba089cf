package dev.wsss.stages.weights;

import dev.wsss.stages.weights.PickleValue.Global;
import dev.wsss.stages.weights.PickleValue.Known;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names a pickle may mention; every other one is refused, whatever it would do. */
final class PickleGlobals {
    private static final Map<String, Known> CALLABLES = Map.of(
            "collections OrderedDict", Known.DICT,
            "torch._utils _rebuild_tensor", Known.TENSOR,
            "torch._utils _rebuild_tensor_v2", Known.TENSOR,
            "torch._utils _rebuild_parameter", Known.PARAMETER,
            "torch.nn.parameter Parameter", Known.PARAMETER,
            "torch Size", Known.SIZE,
            "torch device", Known.INERT,
            "torch float32", Known.INERT,
            "torch int64", Known.INERT);

    private static final Map<String, ElementType> STORAGES = Map.of(
            "DoubleStorage", ElementType.FLOAT64,
            "FloatStorage", ElementType.FLOAT32,
            "HalfStorage", ElementType.FLOAT16,
            "BFloat16Storage", ElementType.BFLOAT16,
            "LongStorage", ElementType.INT64,
            "IntStorage", ElementType.INT32,
            "ShortStorage", ElementType.INT16,
            "CharStorage", ElementType.INT8,
            "ByteStorage", ElementType.UINT8,
            "BoolStorage", ElementType.BOOL);

    private PickleGlobals() {}

    static Global of(String module, String name) {
        Known callable = CALLABLES.get(module + " " + name);
        if (callable != null) {
            return new Global(callable, null);
        }
        ElementType type = storage(module, name);
        if (type == null && isTensor(module, name)) {
            throw new UnsupportedContent("it holds a tensor of a kind that is not read (" + module + "." + name
                    + "; complex, quantised, sparse and 8-bit floating-point ones are such); convert the tensors to"
                    + " float32 in Python and save them again");
        }
        if (type == null) {
            throw new UnsupportedContent("it mentions the Python object " + module + "." + name
                    + ", and only tensors in plain containers are read; save the state_dict alone:"
                    + " torch.save(model.state_dict(), FILE)");
        }
        return new Global(Known.STORAGE, type);
    }

    /** Names by which torch writes all its tensors and their numbers. */
    private static boolean isTensor(String module, String name) {
        return (module.equals("torch._utils") && name.startsWith("_rebuild_"))
                || ((module.equals("torch") || module.equals("torch.cuda")) && name.endsWith("Storage"));
    }

    private static @Nullable ElementType storage(String module, String name) {
        return module.equals("torch") || module.equals("torch.cuda") ? STORAGES.get(name) : null;
    }
}
