package dev.wsss.stages.script;

import dev.wsss.stages.array.FloatArray;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Consecutive parts of a network whose gradients are computed and used one after the other, the last part first, so that
 * the gradients of all parameters are never in memory at once.
 *
 * <p>Between two parts every value that is read further on is cut: what follows reads a leaf of its own, whose gradient
 * is passed on. A network with few parameters is one part.
 */
final class Segments {
    /** Bytes of gradients that one part may have, about. */
    private static final long BYTES = 96L << 20;

    private final Network network;
    private final BitSet trained;
    private final ConvFusions chains;
    private final int[] lastReader;
    private final Map<String, Integer> firstUse = new HashMap<>();
    private final Map<String, Integer> lastUse = new HashMap<>();
    private final List<Segment> segments = new ArrayList<>();

    /**
     * A part.
     *
     * @param last its last node
     * @param parameters trained ones, in the order of the network
     * @param cut nodes up to the last whose values later parts read; none in the last part
     */
    record Segment(int last, List<String> parameters, List<Integer> cut) {}

    Segments(Network network) {
        this.network = network;
        this.trained = network.trained();
        this.chains = new ConvFusions(network, trained, false);
        this.lastReader = new int[network.nodes().size()];
        List<Node> nodes = network.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            if (trained.get(i)) {
                for (int input : nodes.get(i).inputs()) {
                    lastReader[input] = i;
                }
                for (String name : nodes.get(i).parameters()) {
                    firstUse.putIfAbsent(name, i);
                    lastUse.put(name, i);
                }
            }
        }
        divide();
    }

    /** Returns the parts, front to back. */
    List<Segment> all() {
        return segments;
    }

    private void divide() {
        long[] sizes = new long[network.nodes().size()];
        long total = 0;
        for (Parameter parameter : network.parameters()) {
            if (parameter.kind() == Parameter.Kind.TRAINED) {
                long bytes = (long) Float.BYTES * FloatArray.size(parameter.shape());
                sizes[place(firstUse, parameter.name())] += bytes;
                total += bytes;
            }
        }
        long parts = Math.max(1, Math.ceilDiv(total, BYTES));
        long rest = total;
        long sum = 0;
        int from = 0;
        for (int i = 0; i < sizes.length - 1; i++) {
            sum += sizes[i];
            if (sum >= Math.ceilDiv(total, parts) && sum < rest && canEndAt(i)) {
                add(from, i);
                from = i + 1;
                rest -= sum;
                sum = 0;
            }
        }
        add(from, sizes.length - 1);
    }

    private void add(int from, int last) {
        List<String> parameters = network.parameters().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.TRAINED)
                .map(Parameter::name)
                .filter(name -> place(firstUse, name) >= from && place(firstUse, name) <= last)
                .toList();
        segments.add(new Segment(last, parameters, crossing(last)));
    }

    /**
     * Returns whether a cut is possible: not where a value is overwritten later or a parameter is used on both sides.
     */
    private boolean canEndAt(int node) {
        return trained.get(node)
                && crossing(node).stream().noneMatch(chains::overwritable)
                && firstUse.keySet().stream()
                        .noneMatch(name -> place(firstUse, name) <= node && place(lastUse, name) > node);
    }

    private static int place(Map<String, Integer> uses, String name) {
        return Objects.requireNonNull(uses.get(name), name);
    }

    private List<Integer> crossing(int node) {
        List<Integer> crossing = new ArrayList<>();
        for (int i = trained.nextSetBit(0); i >= 0 && i <= node; i = trained.nextSetBit(i + 1)) {
            if (lastReader[i] > node) {
                crossing.add(i);
            }
        }
        return crossing;
    }
}
