package dev.wsss.stages.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.wsss.stages.array.FloatArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * A network compiled to be trained: a step is one call that computes the loss (the network's first output), its
 * gradients and the update.
 *
 * <p>What is frozen runs without gradients, prepared once. One caller at a time; several instances can run at once.
 */
public final class Training implements AutoCloseable {
    private final Network network;
    private final Transfer transfer;
    private final Map<String, FloatArray> fixed = new HashMap<>();
    private final List<TrainingText.Part> parts;
    private final TorchProgram module;
    private final List<NDArray> constants;
    private final Map<String, NDArray> buffers = new LinkedHashMap<>();
    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final Map<String, NDArray> momenta = new LinkedHashMap<>();
    private final Map<String, NDArray> gradients = new LinkedHashMap<>();

    /** The kernel refuses 0 where it is given directions; times this, they vanish too. */
    private static final double NO_MOMENTUM = Double.MIN_NORMAL;

    /** Number of calls that make one update. */
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
        this.transfer = new Transfer(numeric);
        TrainingText text = new TrainingText(network, numeric, batches == Batches.SPLIT);
        this.parts = text.parts();
        this.module = new TorchProgram(text.method(), numeric.threads());
        this.constants = module.constants(
                text.constants(), state, numeric, TrainingText.merging(network, numeric.precision()) ? 2 : 0);
        upload(buffers, "b[]", text.buffers(), name -> Constant.named(state, name));
        for (int i = 0; i < parts.size(); i++) {
            List<String> names = parts.get(i).names();
            upload(weights, "w" + i + "[]", names, name -> Constant.named(state, name));
            upload(momenta, "m" + i + "[]", names, name -> momentum.getOrDefault(name, zeros(state, name)));
            if (batches == Batches.SPLIT) {
                upload(gradients, "a" + i + "[]", names, name -> zeros(state, name));
            }
        }
        for (Parameter parameter : network.parameters()) {
            String name = parameter.name();
            if (!weights.containsKey(name) && !buffers.containsKey(name)) {
                fixed.put(name, Constant.named(state, name));
            }
        }
    }

    /** Returns how many calls make one update. */
    public Batches batches() {
        return gradients.isEmpty() ? Batches.WHOLE : Batches.SPLIT;
    }

    /** Returns one update from a whole batch. */
    public PendingLosses step(Bindings batch, Rates rates) {
        return call(batch, rates, 1, 1);
    }

    /**
     * Adds the gradients of a part of a batch and changes no parameter.
     *
     * @param weight the part's share of the loss: 1 where the loss is a sum over parts already
     */
    public PendingLosses accumulate(Bindings part, Rates rates, double weight) {
        return call(part, rates, weight, 0);
    }

    /** Adds the gradients of the last part of a batch and updates. */
    public PendingLosses finish(Bindings part, Rates rates, double weight) {
        return call(part, rates, weight, 1);
    }

    /** Returns all parameters as they are now, in the order of the network. */
    public SequencedMap<String, FloatArray> state() {
        Map<String, FloatArray> moved = new HashMap<>(values(weights));
        moved.putAll(values(buffers));
        SequencedMap<String, FloatArray> state = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            String name = parameter.name();
            FloatArray value = moved.get(name);
            state.put(name, value == null ? Constant.named(fixed, name) : value);
        }
        return state;
    }

    /** Returns the directions of the last step, by trained parameter. */
    public SequencedMap<String, FloatArray> momentum() {
        return values(momenta);
    }

    /** Returns the gradients summed since the last update, by trained parameter; empty where batches are whole. */
    public SequencedMap<String, FloatArray> gradients() {
        return values(gradients);
    }

    /** Returns the losses of calls, in their order; waits until the last of them is done. */
    public List<float[]> losses(List<PendingLosses> calls) {
        List<float[]> losses = transfer
                .fetched(calls.stream().map(PendingLosses::outputs).toList())
                .stream()
                .map(FloatArray::values)
                .toList();
        calls.forEach(call -> call.outputs().close());
        return losses;
    }

    private SequencedMap<String, FloatArray> values(Map<String, NDArray> tensors) {
        Iterator<FloatArray> fetched =
                transfer.fetched(List.copyOf(tensors.values())).iterator();
        SequencedMap<String, FloatArray> values = new LinkedHashMap<>();
        tensors.keySet().forEach(name -> values.put(name, fetched.next()));
        return values;
    }

    private void upload(
            Map<String, NDArray> tensors, String list, List<String> names, Function<String, FloatArray> value) {
        Iterator<NDArray> uploaded =
                transfer.uploaded(module.memory(), names.stream().map(value)).iterator();
        names.forEach(name -> tensors.put(name, TorchProgram.named(list, uploaded.next())));
    }

    private static FloatArray zeros(Map<String, FloatArray> state, String name) {
        return FloatArray.zeros(Constant.named(state, name).shape());
    }

    private PendingLosses call(Bindings batch, Rates rates, double weight, double update) {
        List<Double> numbers = new ArrayList<>(List.of(weight, Math.max(rates.momentum(), NO_MOMENTUM), update));
        for (TrainingText.Part part : parts) {
            Rates.Group group = rates.group(part.group());
            numbers.add(group.learningRate());
            numbers.add(group.weightDecay());
        }
        try (NDManager memory = module.memory().newSubManager()) {
            NDList arguments = new NDList();
            TorchProgram.bind(memory, network.inputs(), batch, arguments);
            arguments.addAll(new NDList(constants));
            for (Map<String, NDArray> tensors : List.of(buffers, weights, momenta, gradients)) {
                arguments.addAll(tensors.values());
            }
            arguments.add(Tensors.of(
                    memory, numbers.stream().mapToDouble(Double::doubleValue).toArray()));
            NDArray outputs = module.train(arguments).getFirst();
            outputs.attach(module.memory());
            return new PendingLosses(outputs);
        }
    }

    @Override
    public void close() {
        transfer.close();
        module.close();
    }
}
