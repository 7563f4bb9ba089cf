package dev.wsss.stages.script;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.util.cuda.CudaUtils;
import dev.wsss.stages.array.FloatArray;
import java.util.Objects;
import java.util.Optional;

/** The first visible GPU, if its libtorch can use one. */
final class Gpu {
    private static final String ROUND_TRIP = """
              def forward(self: __torch__.M, x: Tensor) -> Tensor:
                return torch.to(torch.to(x, torch.device("cuda:0")), torch.device("cpu"))
            """;

    private static final String ERROR = "RuntimeError: ";

    private Gpu() {}

    /** Returns libtorch's error for copying a number there; empty where that works. */
    static Optional<String> obstacle() {
        try (TorchProgram program = new TorchProgram(ROUND_TRIP, 1)) {
            program.infer(new NDList(Tensors.of(program.memory(), FloatArray.zeros(1))));
            return Optional.empty();
        } catch (EngineException refused) {
            return Optional.of(reason(Objects.requireNonNullElse(refused.getMessage(), "no reason given")));
        }
    }

    /** Returns the last sentence alone: the traceback before it is of our two lines. */
    private static String reason(String message) {
        return message.substring(message.indexOf(ERROR) < 0 ? 0 : message.indexOf(ERROR) + ERROR.length())
                .strip();
    }

    /**
     * Returns the bytes in use on it, by all processes; 0 where CUDA's runtime is not on {@code jna.library.path}, so
     * that it is unknown.
     */
    static long memoryBytes() {
        try {
            return CudaUtils.getGpuMemory(Device.gpu(0)).getUsed();
        } catch (IllegalArgumentException | IllegalStateException unknown) {
            return 0;
        }
    }
}
