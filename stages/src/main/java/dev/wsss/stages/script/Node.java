package dev.wsss.stages.script;

import java.util.List;

/**
 * One operation of a network.
 *
 * @param operation what it does
 * @param inputs nodes it reads, by number; all smaller than its own
 * @param parameters names of the parameters it uses
 */
record Node(Operation operation, List<Integer> inputs, List<String> parameters) {
    Node {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
    }
}
