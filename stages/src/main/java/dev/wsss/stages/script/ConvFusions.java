package dev.wsss.stages.script;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A search for fusions: convolution → batch norm → sum → rectifier, each after the first optional, where nothing is
 * trained, and trained convolutions that can be computed with the batch norm behind them.
 */
final class ConvFusions {
    private final List<Node> nodes;
    private final BitSet trained;
    private final List<List<Integer>> uses = new ArrayList<>();
    private final Map<Integer, Chain> byTail = new HashMap<>();
    private final int[] lastUse;
    private final boolean folding;

    /** @param merging whether anything is merged at all */
    ConvFusions(Network network, BitSet trained, boolean merging) {
        this.nodes = network.nodes();
        this.trained = trained;
        this.lastUse = new int[nodes.size()];
        this.folding = network.rounding() == Rounding.FREE;
        nodes.forEach(node -> uses.add(new ArrayList<>()));
        for (int i = 0; i < nodes.size(); i++) {
            for (int input : nodes.get(i).inputs()) {
                uses.get(input).add(i);
            }
        }
        network.outputs().values().forEach(output -> uses.get(output).add(Integer.MAX_VALUE));
        for (int i = 0; i < nodes.size(); i++) {
            if (merging && !trained.get(i) && nodes.get(i).operation() instanceof Operation.Convolution) {
                follow(i);
            }
        }
        findLastUses();
    }

    /** Returns the chain that ends at a node. */
    @Nullable
    Chain endingAt(int node) {
        Chain chain = byTail.get(node);
        if (chain == null || chain.shortcut() == null) {
            return chain;
        }
        boolean ours = byTail.containsKey(chain.shortcut())
                && lastUse[chain.shortcut()] == node
                && !nodes.get(chain.convolution()).inputs().contains(chain.shortcut())
                && uses.get(chain.shortcut()).stream().noneMatch(this::keepsItsInput);
        return new Chain(chain.convolution(), chain.norm(), chain.shortcut(), chain.rectifier(), ours);
    }

    /**
     * Returns the convolution that a trained batch norm with fixed statistics is computed with, where nothing else
     * reads it.
     */
    @Nullable
    Integer foldedInto(int norm) {
        Node node = nodes.get(norm);
        if (!folding || !trained.get(norm) || !isFixedNorm(node)) {
            return null;
        }
        int input = node.inputs().getFirst();
        boolean plain = nodes.get(input).operation() instanceof Operation.Convolution
                && nodes.get(input).parameters().size() == 1;
        return plain && trained.get(input) && readOnce(input) ? input : null;
    }

    /** Returns whether the batch norm behind a trained convolution computes it. */
    boolean computedByNorm(int convolution) {
        return readOnce(convolution)
                && Objects.equals(foldedInto(uses.get(convolution).getFirst()), convolution);
    }

    private static boolean isFixedNorm(Node node) {
        return node.operation() instanceof Operation.BatchNorm norm && norm.statistics() == Statistics.RUNNING;
    }

    /** Returns whether a node has no value of its own, as a later node's chain does its work. */
    boolean absorbed(int node) {
        return lastUse[node] == -1;
    }

    /** Returns whether the one operation that reads a node's value may overwrite it. */
    boolean overwritable(int node) {
        return readOnce(node) && nodes.get(node).operation().isOverwritable();
    }

    /** Returns whether exactly one operation reads a node's value and no caller does. */
    private boolean readOnce(int node) {
        return uses.get(node).size() == 1 && uses.get(node).getFirst() != Integer.MAX_VALUE;
    }

    /** Returns whether gradients flow through an operation that reads a node's value. */
    boolean leadsToTraining(int node) {
        return uses.get(node).stream().anyMatch(reader -> reader != Integer.MAX_VALUE && trained.get(reader));
    }

    /** Views share memory with what they were made from. */
    private boolean keepsItsInput(int reader) {
        return reader == Integer.MAX_VALUE
                || !(nodes.get(reader).operation() instanceof Operation.Convolution
                        || nodes.get(reader).operation() instanceof Operation.BatchNorm
                        || nodes.get(reader).operation() instanceof Operation.Add);
    }

    private void follow(int convolution) {
        int tail = convolution;
        Integer norm = onlyReader(tail, Operation.BatchNorm.class);
        if (norm != null) {
            tail = norm;
        }
        Integer sum = onlyReader(tail, Operation.Add.class);
        if (sum != null && nodes.get(sum).inputs().getFirst() == tail && isCentred(convolution)) {
            Integer rectifier = onlyReader(sum, Operation.Rectify.class);
            int shortcut = nodes.get(sum).inputs().getLast();
            byTail.put(
                    rectifier == null ? sum : rectifier,
                    new Chain(convolution, norm, shortcut, rectifier(rectifier), false));
            return;
        }
        Integer rectifier = onlyReader(tail, Operation.Rectify.class);
        byTail.put(
                rectifier == null ? tail : rectifier, new Chain(convolution, norm, null, rectifier(rectifier), false));
    }

    /** Returns whether a convolution is centred; others are cropped before anything can be added to them. */
    private boolean isCentred(int convolution) {
        return nodes.get(convolution).operation() instanceof Operation.Convolution found
                && found.geometry().alignment() == Geometry.Alignment.CENTRED;
    }

    private @Nullable Rectifier rectifier(@Nullable Integer node) {
        return node != null && nodes.get(node).operation() instanceof Operation.Rectify rectify
                ? rectify.rectifier()
                : null;
    }

    private @Nullable Integer onlyReader(int node, Class<? extends Operation> kind) {
        if (!readOnce(node)) {
            return null;
        }
        int reader = uses.get(node).getFirst();
        return !trained.get(reader) && kind.isInstance(nodes.get(reader).operation()) ? reader : null;
    }

    /**
     * Computes when each value is read for the last time, counting what a chain reads at the place where the chain is
     * emitted.
     */
    private void findLastUses() {
        int[] emittedAt = new int[nodes.size()];
        for (int i = 0; i < emittedAt.length; i++) {
            emittedAt[i] = i;
        }
        byTail.forEach((tail, chain) -> {
            int node = chain.convolution();
            while (node != tail) {
                emittedAt[node] = tail;
                node = uses.get(node).getFirst();
            }
        });
        for (int i = 0; i < lastUse.length; i++) {
            if (emittedAt[i] != i) {
                lastUse[i] = -1;
                continue;
            }
            lastUse[i] = uses.get(i).stream()
                    .mapToInt(reader -> reader == Integer.MAX_VALUE ? reader : emittedAt[reader])
                    .max()
                    .orElse(i);
        }
    }
}
