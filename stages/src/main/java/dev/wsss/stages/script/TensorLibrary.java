package dev.wsss.stages.script;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;

/**
 * The libtorch of this process.
 *
 * @param version as the engine knows it
 * @param folder that it was loaded from
 * @param cuda whether it was built for accelerators
 */
public record TensorLibrary(String version, String folder, boolean cuda) {
    /** Loads it, unpacking it first where only an archive is at hand; an error of the linker or the engine where that fails. */
    public static TensorLibrary load() {
        try (NDManager memory = LibTorch.memory()) {
            memory.zeros(new Shape(1)).close();
        }
        return new TensorLibrary(
                LibUtils.getVersion(),
                LibUtils.getLibtorchPath(),
                JniUtils.getFeatures().contains("CUDA"));
    }
}
