package dev.wsss.stages.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The operations of a network whose branches share parameters, in an order in which the uses of a parameter lie close
 * together. Results do not depend on it; memory does.
 *
 * @param nodes in the new order, with their inputs renumbered
 * @param outputs by name, renumbered
 */
record Interleaving(List<Node> nodes, SequencedMap<String, Integer> outputs) {
    /** Leaves a network without shared parameters as it is. */
    static Interleaving of(List<Node> nodes, List<Parameter> parameters, SequencedMap<String, Integer> outputs) {
        Set<String> used = new HashSet<>();
        boolean shared =
                nodes.stream().flatMap(node -> node.parameters().stream()).anyMatch(name -> !used.add(name));
        return shared ? sorted(nodes, parameters, outputs) : new Interleaving(nodes, outputs);
    }

    /** Sorts by the last parameter that a value depends on, in the order of their declaration. */
    private static Interleaving sorted(
            List<Node> nodes, List<Parameter> parameters, SequencedMap<String, Integer> outputs) {
        Map<String, Integer> places = new HashMap<>();
        parameters.forEach(parameter -> places.put(parameter.name(), places.size()));
        int[] last = new int[nodes.size()];
        for (int i = 0; i < last.length; i++) {
            Node node = nodes.get(i);
            int own = node.parameters().stream()
                    .mapToInt(name -> Objects.requireNonNull(places.get(name), name))
                    .max()
                    .orElse(-1);
            last[i] = node.inputs().stream().mapToInt(input -> last[input]).reduce(own, Math::max);
        }
        List<Integer> order = IntStream.range(0, last.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> last[i]))
                .toList();
        int[] moved = new int[last.length];
        for (int i = 0; i < moved.length; i++) {
            moved[order.get(i)] = i;
        }
        List<Node> sorted = new ArrayList<>();
        for (int old : order) {
            Node node = nodes.get(old);
            List<Integer> inputs =
                    node.inputs().stream().map(input -> moved[input]).toList();
            sorted.add(new Node(node.operation(), inputs, node.parameters()));
        }
        SequencedMap<String, Integer> renumbered = new LinkedHashMap<>();
        outputs.forEach((name, node) -> renumbered.put(name, moved[node]));
        return new Interleaving(sorted, renumbered);
    }
}
