package dev.wsss.stages.crf;

import java.util.Arrays;

/**
 * The order in which a blur along one axis of a lattice visits the vertices, so that it needs each of them once and no second
 * array: neighbours follow each other, a 0 ends each chain of them.
 *
 * <p>Vertices without a neighbour are left out: a blur leaves them as they are.
 */
final class VertexOrder {
    private VertexOrder() {}

    /**
     * Orders vertices into chains.
     *
     * @param next the neighbour of each vertex on one side, 0 for none; element 0 is not used
     */
    static int[] of(int[] next) {
        boolean[] follows = new boolean[next.length];
        for (int vertex = 1; vertex < next.length; vertex++) {
            follows[next[vertex]] = true;
        }
        // The shortest chain takes three places for two vertices.
        int[] chains = new int[next.length + next.length / 2];
        int size = 0;
        for (int first = 1; first < next.length; first++) {
            if (!follows[first] && next[first] != 0) {
                for (int vertex = first; vertex != 0; vertex = next[vertex]) {
                    chains[size++] = vertex;
                }
                size++;
            }
        }
        return Arrays.copyOf(chains, size);
    }
}
