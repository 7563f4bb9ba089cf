package dev.wsss.stages.script;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** libtorch in this process: started once, and entered with the settings that the bits of a result depend on. */
final class LibTorch {
    /** Starting it is expensive, and nothing may call it before. */
    private static final class Started {
        private static final Engine ENGINE = start();

        private static Engine start() {
            Engine engine = Engine.getEngine("PyTorch");
            if (JniUtils.getNumInteropThreads() != 1) {
                JniUtils.setNumInteropThreads(1);
            }
            return engine;
        }
    }

    private LibTorch() {}

    /** Where tensors live until it is closed. */
    static NDManager memory() {
        return Started.ENGINE.newBaseManager(Device.cpu());
    }

    /**
     * Prepares the calling thread: the graph executor and the grad mode are settings of a thread, and the executor that
     * profiles would make a resumed process run another graph than an uninterrupted one.
     */
    static void enter(int threads, boolean gradients) {
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(gradients);
        if (JniUtils.getNumThreads() != threads) {
            JniUtils.setNumThreads(threads);
        }
    }
}
