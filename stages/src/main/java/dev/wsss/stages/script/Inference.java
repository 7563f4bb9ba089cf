package dev.wsss.stages.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.wsss.stages.array.FloatArray;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A network compiled to be run, not trained: batch norm on running statistics and folded into the convolutions.
 *
 * <p>One caller at a time; several instances can run at once.
 */
public final class Inference implements AutoCloseable {
    private final Network network;
    private final TorchProgram module;
    private final List<NDArray> constants;

    /**
     * Compiles a network for given weights.
     *
     * @param state values of all its parameters, by name; others are ignored
     */
    public Inference(Network network, Map<String, FloatArray> state, Numeric numeric) {
        this.network = network;
        TorchScriptEmitter statements = new TorchScriptEmitter(network, new BitSet(), numeric, true, name -> name);
        this.module = new TorchProgram(method(network, statements, numeric.target()), numeric.threads());
        this.constants = module.constants(statements.constants(), state, numeric, 2);
    }

    /** Returns the network's outputs, by name. */
    public SequencedMap<String, FloatArray> run(Bindings inputs) {
        try (NDManager memory = module.memory().newSubManager()) {
            NDList arguments = new NDList();
            TorchProgram.bind(memory, network.inputs(), inputs, arguments);
            arguments.addAll(new NDList(constants));
            NDList results = module.infer(arguments);
            SequencedMap<String, FloatArray> outputs = new LinkedHashMap<>();
            int next = 0;
            for (String name : network.outputs().keySet()) {
                outputs.put(name, Tensors.floats(results.get(next++)));
            }
            return outputs;
        }
    }

    static String method(Network network, TorchScriptEmitter statements, Target target) {
        String arguments = network.inputs().stream()
                .map(input -> ", in_" + input + ": Tensor")
                .collect(Collectors.joining());
        String results = network.outputs().values().stream()
                .map(node -> target.fetched("torch.contiguous(torch.to(h" + node + ", 6))"))
                .collect(Collectors.joining(", "));
        return "  def forward(self: __torch__.M" + arguments
                + (statements.constants().isEmpty() ? "" : ", f: List[Tensor]") + ") -> List[Tensor]:\n"
                + statements.text() + "    return [" + results + "]\n";
    }

    @Override
    public void close() {
        module.close();
    }
}
