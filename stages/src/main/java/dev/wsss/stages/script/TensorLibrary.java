package dev.wsss.stages.script;

import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The libtorch of this process.
 *
 * @param version as the engine reports it
 * @param folder that it was loaded from
 * @param cuda whether it was built for accelerators
 * @param obstacle why it can use no GPU; absent: it can
 */
public record TensorLibrary(
        String version,
        String folder,
        boolean cuda,
        @Nullable String obstacle) {
    /** Loads it as {@link #load} does and returns its version. */
    public static String loadedVersion() {
        LibTorch.memory().close();
        return LibUtils.getVersion();
    }

    /** Returns the folder that it is unpacked to, without touching it. */
    public static String cache() {
        return String.valueOf(Utils.getEngineCacheDir("pytorch"));
    }

    /** Loads it, unpacking it first where only an archive is at hand; an error of the linker or the engine where that fails. */
    public static TensorLibrary load() {
        LibTorch.memory().close();
        boolean cuda = JniUtils.getFeatures().contains("CUDA");
        return new TensorLibrary(
                LibUtils.getVersion(),
                LibUtils.getLibtorchPath(),
                cuda,
                cuda ? Gpu.obstacle().orElse(null) : "libtorch is one for CPUs");
    }
}
