package dev.wsss.stages.script;

import dev.wsss.stages.array.FloatArray;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A network as written: operations in order, the parameters they need, the values it gives. */
public final class Network {
    private final List<Node> nodes;
    private final List<Parameter> parameters;
    private final SequencedMap<String, Integer> outputs;
    private final BitSet trained;
    private final List<Dropout> dropouts;

    private Network(
            List<Node> nodes,
            List<Parameter> parameters,
            SequencedMap<String, Integer> outputs,
            BitSet trained,
            List<Dropout> dropouts) {
        this.nodes = nodes;
        this.parameters = parameters;
        this.outputs = outputs;
        this.trained = trained;
        this.dropouts = dropouts;
    }

    /** Finds out what gradients of an output reach: the parameters of all else are frozen. */
    static Network of(
            List<Node> nodes, List<Parameter> declared, SequencedMap<String, Integer> outputs, List<Dropout> dropouts) {
        BitSet reached = reached(nodes, outputs);
        Set<String> learning = new HashSet<>();
        declared.stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.TRAINED)
                .forEach(parameter -> learning.add(parameter.name()));
        BitSet trained = new BitSet(nodes.size());
        Set<String> used = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean learns = node.parameters().stream().anyMatch(learning::contains);
            if (reached.get(i) && (learns || node.inputs().stream().anyMatch(trained::get))) {
                trained.set(i);
                used.addAll(node.parameters());
            }
        }
        List<Parameter> parameters = declared.stream()
                .map(parameter -> used.contains(parameter.name()) ? parameter : parameter.frozen())
                .toList();
        return new Network(
                List.copyOf(nodes),
                parameters,
                Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs)),
                trained,
                List.copyOf(dropouts));
    }

    private static BitSet reached(List<Node> nodes, SequencedMap<String, Integer> outputs) {
        BitSet reached = new BitSet(nodes.size());
        outputs.values().forEach(reached::set);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.operation() instanceof Operation.Detach) {
                reached.clear(i);
            } else if (reached.get(i)) {
                node.inputs().forEach(reached::set);
            }
        }
        return reached;
    }

    /** Returns whether a convolution leaves out pixels between those that it reads. */
    boolean dilates() {
        return nodes.stream()
                .anyMatch(node -> node.operation() instanceof Operation.Convolution convolution
                        && convolution.geometry().dilation() > 1);
    }

    /** Returns every tensor of the network, in the order it was declared. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Names of what the network gives, in order. */
    public List<String> results() {
        return List.copyOf(outputs.keySet());
    }

    /** Returns the places where a training program drops channels, in the order of its operations. */
    public List<Dropout> dropouts() {
        return dropouts;
    }

    /** Draws fresh values for all parameters; the same generator gives the same values. */
    public SequencedMap<String, FloatArray> initial(RandomGenerator random) {
        SequencedMap<String, FloatArray> fresh = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            fresh.put(parameter.name(), parameter.fresh(random));
        }
        return fresh;
    }

    /**
     * Returns the same network whose filters all start uniformly, as PyTorch starts a convolution without an explicit
     * initialisation.
     */
    public Network startingUniformly() {
        List<Parameter> uniform = parameters.stream()
                .map(each -> each.initialiser() == Initialiser.HE || each.initialiser() == Initialiser.HE_DEPTHWISE
                        ? each.startingWith(Initialiser.UNIFORM)
                        : each)
                .toList();
        return new Network(nodes, uniform, outputs, trained, dropouts);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Returns the rounding of its training: free unless some part of it has to keep to an original's. */
    Rounding rounding() {
        return nodes.stream()
                        .allMatch(node -> !(node.operation() instanceof Operation.Compute compute)
                                || compute.rounding() == Rounding.FREE)
                ? Rounding.FREE
                : Rounding.ORIGINAL;
    }

    SequencedMap<String, Integer> outputs() {
        return outputs;
    }

    /** Returns the nodes through which gradients flow while the network is trained. */
    BitSet trained() {
        return (BitSet) trained.clone();
    }

    /** Names of the tensors the caller passes, in order. */
    List<String> inputs() {
        return nodes.stream()
                .map(Node::operation)
                .filter(Operation.Input.class::isInstance)
                .map(operation -> ((Operation.Input) operation).name())
                .toList();
    }
}
