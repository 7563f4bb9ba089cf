package dev.wsss.stages.script;

import dev.wsss.stages.array.FloatArray;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** A network as written: operations in order, the parameters they need, the values it gives. */
public final class Network {
    private final List<Node> nodes;
    private final List<Parameter> parameters;
    private final SequencedMap<String, Integer> outputs;
    private final BitSet trained;

    private Network(
            List<Node> nodes, List<Parameter> parameters, SequencedMap<String, Integer> outputs, BitSet trained) {
        this.nodes = nodes;
        this.parameters = parameters;
        this.outputs = outputs;
        this.trained = trained;
    }

    /** Finds out what lies before a point where gradients stop: those parameters are frozen. */
    static Network of(List<Node> nodes, List<Parameter> declared, SequencedMap<String, Integer> outputs) {
        BitSet stopped = new BitSet(nodes.size());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (stopped.get(i) || node.operation() instanceof Operation.Detach) {
                node.inputs().forEach(stopped::set);
            }
        }
        Map<String, Parameter> byName = new HashMap<>();
        declared.forEach(parameter -> byName.put(parameter.name(), parameter));
        BitSet trained = new BitSet(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (stopped.get(i) || node.operation() instanceof Operation.Detach) {
                node.parameters().forEach(name -> byName.computeIfPresent(name, (key, p) -> p.frozen()));
            } else if (!node.parameters().isEmpty() || node.inputs().stream().anyMatch(trained::get)) {
                trained.set(i);
            }
        }
        List<Parameter> parameters = new ArrayList<>();
        declared.forEach(parameter -> parameters.add(byName.getOrDefault(parameter.name(), parameter)));
        return new Network(
                List.copyOf(nodes),
                List.copyOf(parameters),
                Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs)),
                trained);
    }

    /** Every tensor of the network, in the order it was declared. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Names of what the network gives, in order. */
    public List<String> results() {
        return List.copyOf(outputs.keySet());
    }

    /** Fresh values for all parameters; the same generator gives the same values. */
    public SequencedMap<String, FloatArray> initial(RandomGenerator random) {
        SequencedMap<String, FloatArray> fresh = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            fresh.put(parameter.name(), parameter.initialiser().draw(parameter.shape(), random));
        }
        return fresh;
    }

    /** The same network whose filters all start uniformly, as PyTorch starts a convolution that nobody initialises. */
    public Network startingUniformly() {
        List<Parameter> uniform = parameters.stream()
                .map(each -> each.initialiser() == Initialiser.HE ? each.startingWith(Initialiser.UNIFORM) : each)
                .toList();
        return new Network(nodes, uniform, outputs, trained);
    }

    List<Node> nodes() {
        return nodes;
    }

    SequencedMap<String, Integer> outputs() {
        return outputs;
    }

    /** Nodes through which gradients flow while the network is trained. */
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
