package dev.wsss.stages.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.wsss.stages.array.FloatArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A network compiled to be trained: a step is one call that computes the loss (the network's first output), its
 * gradients and the update.
 *
 * <p>What is frozen runs without gradients, prepared once. One caller at a time; several instances can run at once.
 */
public final class Training implements AutoCloseable {
    private final Network network;
    private final Map<String, FloatArray> fixed = new HashMap<>();
    private final SequencedMap<String, List<String>> groups;
    private final Compiled module;
    private final List<NDArray> constants;
    private final Map<String, NDArray> buffers = new LinkedHashMap<>();
    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final Map<String, NDArray> momenta = new LinkedHashMap<>();
    private final Map<String, NDArray> gradients = new LinkedHashMap<>();

    /** How many calls make one update. */
    public enum Batches {
        /** Each call updates. */
        WHOLE,
        /** Gradients are summed over several calls. */
        SPLIT
    }

    /**
     * Compiles a network.
     *
     * @param state values of all its parameters, by name; others are ignored
     * @param momentum directions of earlier steps by parameter; what is absent starts at zero
     */
    public Training(
            Network network,
            Map<String, FloatArray> state,
            Map<String, FloatArray> momentum,
            Numeric numeric,
            Batches batches) {
        this.network = network;
        TrainingText text = new TrainingText(network, numeric.precision(), batches == Batches.SPLIT);
        this.groups = text.groups();
        this.module = new Compiled(text.method(), numeric.threads());
        this.constants = module.constants(
                text.constants(), state, numeric.precision(), TrainingText.merging(numeric.precision()) ? 2 : 0);
        NDManager memory = module.memory();
        for (String name : text.buffers()) {
            buffers.put(name, Compiled.named("b[]", Tensors.of(memory, Constant.named(state, name))));
        }
        int group = 0;
        for (List<String> names : groups.values()) {
            for (String name : names) {
                FloatArray value = Constant.named(state, name);
                FloatArray zeros = FloatArray.zeros(value.shape());
                weights.put(name, Compiled.named("w" + group + "[]", Tensors.of(memory, value)));
                momenta.put(
                        name,
                        Compiled.named("m" + group + "[]", Tensors.of(memory, momentum.getOrDefault(name, zeros))));
                if (batches == Batches.SPLIT) {
                    gradients.put(name, Compiled.named("a" + group + "[]", Tensors.of(memory, zeros)));
                }
            }
            group++;
        }
        for (Parameter parameter : network.parameters()) {
            String name = parameter.name();
            if (!weights.containsKey(name) && !buffers.containsKey(name)) {
                fixed.put(name, Constant.named(state, name));
            }
        }
    }

    /** How many calls make one update. */
    public Batches batches() {
        return gradients.isEmpty() ? Batches.WHOLE : Batches.SPLIT;
    }

    /** One update from a whole batch; the network's outputs, the loss first. */
    public float[] step(Bindings batch, Rates rates) {
        return call(batch, rates, 1, 1);
    }

    /**
     * Adds the gradients of a part of a batch and changes no parameter.
     *
     * @param weight the part's share of the loss: 1 where the loss is a sum over parts already
     */
    public float[] accumulate(Bindings part, Rates rates, double weight) {
        return call(part, rates, weight, 0);
    }

    /** Adds the gradients of the last part of a batch and updates. */
    public float[] finish(Bindings part, Rates rates, double weight) {
        return call(part, rates, weight, 1);
    }

    /** All parameters as they are now, in the order of the network. */
    public SequencedMap<String, FloatArray> state() {
        SequencedMap<String, FloatArray> state = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            String name = parameter.name();
            NDArray tensor = weights.getOrDefault(name, buffers.get(name));
            state.put(name, tensor == null ? Constant.named(fixed, name) : Tensors.floats(tensor));
        }
        return state;
    }

    /** The directions of the last step, by trained parameter. */
    public SequencedMap<String, FloatArray> momentum() {
        return floats(momenta);
    }

    /** The gradients summed since the last update, by trained parameter; empty where batches are whole. */
    public SequencedMap<String, FloatArray> gradients() {
        return floats(gradients);
    }

    private static SequencedMap<String, FloatArray> floats(Map<String, NDArray> tensors) {
        SequencedMap<String, FloatArray> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> values.put(name, Tensors.floats(tensor)));
        return values;
    }

    private float[] call(Bindings batch, Rates rates, double weight, double update) {
        List<Double> numbers = new ArrayList<>(List.of(weight, rates.momentum(), rates.weightDecay(), update));
        groups.keySet().forEach(group -> numbers.add(rates.learningRate(group)));
        try (NDManager memory = module.memory().newSubManager()) {
            NDList arguments = new NDList();
            Compiled.bind(memory, network.inputs(), batch, arguments);
            arguments.addAll(new NDList(constants));
            for (Map<String, NDArray> tensors : List.of(buffers, weights, momenta, gradients)) {
                arguments.addAll(tensors.values());
            }
            arguments.add(Tensors.of(
                    memory, numbers.stream().mapToDouble(Double::doubleValue).toArray()));
            return Tensors.floats(module.train(arguments).getFirst()).values();
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
