package dev.wsss.stages.script;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.wsss.stages.array.FloatArray;

/** libtorch in this process: started once, and entered with the settings that the bits of a result depend on. */
final class LibTorch {
    /** A holder of the engine: starting it is expensive, and nothing may call it before. */
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

    /** A holder of what a compiled program has found out. */
    private static final class Bfloat16 {
        private static final boolean MULTIPLIED = asked();

        private static boolean asked() {
            try (TorchProgram question = new TorchProgram(BFLOAT16, 1)) {
                NDList arguments = new NDList(Tensors.of(question.memory(), FloatArray.zeros(1)));
                return Tensors.floats(question.infer(arguments).getFirst()).values()[0] > 0;
            }
        }
    }

    /** A query to oneDNN about the CPU; its merged convolutions fail on others. */
    private static final String BFLOAT16 = """
              def forward(self: __torch__.M, x: Tensor) -> Tensor:
                if ops.mkldnn._is_mkldnn_bf16_supported():
                  y = torch.add(x, 1)
                else:
                  y = x
                return y
            """;

    private LibTorch() {}

    /** Returns where tensors live until it is closed. */
    static NDManager memory() {
        return Started.ENGINE.newBaseManager(Device.cpu());
    }

    /** Returns whether the CPU has the instructions that oneDNN needs for bfloat16. */
    static boolean multipliesBfloat16() {
        return Bfloat16.MULTIPLIED;
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
