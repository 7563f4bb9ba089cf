package dev.wsss.stages.script;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.wsss.stages.array.FloatArray;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** One loaded TorchScript method and the memory of what belongs to it. */
final class TorchProgram implements AutoCloseable {
    private static final String PREPARE = """
              def forward(self: __torch__.M, x: List[Tensor]) -> List[Tensor]:
                y = annotate(List[Tensor], [])
                for i in range(torch.len(x)):
                  c = torch.to(x[i], %s, %d)
                  if torch.eq(torch.dim(c), 4):
                    _0 = torch.append(y, torch.clone(c, memory_format=%d))
                  else:
                    _1 = torch.append(y, torch.clone(c))
                return y
            """;

    private final NDManager memory;
    private final PtSymbolBlock block;
    private final int threads;

    /** Loads a method; its text is part of the message when libtorch refuses it. */
    TorchProgram(String method, int threads) {
        this.threads = threads;
        this.memory = LibTorch.memory();
        LibTorch.enter(threads, false);
        try {
            block = JniUtils.loadModule(
                    (PtNDManager) memory, new ByteArrayInputStream(Archive.of(method)), false, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        } catch (EngineException refused) {
            memory.close();
            throw new IllegalStateException("libtorch refuses the program\n" + method, refused);
        }
    }

    /** Returns memory that lives as long as the module. */
    NDManager memory() {
        return memory;
    }

    /** Runs the method with gradients; what it gives lives where its first argument lives. */
    NDList train(NDList arguments) {
        LibTorch.enter(threads, true);
        return IValueUtils.forward(block, arguments, true);
    }

    /** Runs the method in inference mode. */
    NDList infer(NDList arguments) {
        LibTorch.enter(threads, false);
        return IValueUtils.forward(block, arguments, false);
    }

    /** Adds the caller's tensors in the order of the method's arguments. */
    static void bind(NDManager memory, List<String> inputs, Bindings given, NDList arguments) {
        for (String input : inputs) {
            arguments.add(given.tensor(memory, input));
        }
    }

    /**
     * Makes the constants of a program.
     *
     * @param numeric their target, and the type of those that need a cast
     * @param layout libtorch's number of the memory format of filters
     */
    List<NDArray> constants(List<Constant> wanted, Map<String, FloatArray> state, Numeric numeric, int layout) {
        NDArray[] made = new NDArray[wanted.size()];
        for (boolean cast : new boolean[] {false, true}) {
            List<Integer> chosen = IntStream.range(0, made.length)
                    .filter(i -> wanted.get(i).cast() == cast)
                    .boxed()
                    .toList();
            if (chosen.isEmpty()) {
                continue;
            }
            Precision type = cast ? numeric.precision() : Precision.FLOAT32;
            String method = String.format(Locale.ROOT, PREPARE, numeric.target().expression(), type.code(), layout);
            try (TorchProgram prepare = new TorchProgram(method, threads)) {
                NDList arguments = new NDList();
                chosen.forEach(i -> arguments.add(
                        named("x[]", Tensors.of(prepare.memory, wanted.get(i).values(state)))));
                NDList results = prepare.infer(arguments);
                for (int i = 0; i < results.size(); i++) {
                    results.get(i).attach(memory);
                    made[chosen.get(i)] = named("f[]", results.get(i));
                }
            }
        }
        return List.of(made);
    }

    static NDArray named(String name, NDArray tensor) {
        tensor.setName(name);
        return tensor;
    }

    @Override
    public void close() {
        memory.close();
    }
}
