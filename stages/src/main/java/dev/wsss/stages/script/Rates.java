package dev.wsss.stages.script;

import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of one update, as torch's SGD reads them: weight decay goes into the gradient, the rate multiplies outside
 * the momentum.
 *
 * @param groups by name
 * @param momentum factor of the previous direction
 */
public record Rates(Map<String, Group> groups, double momentum) {
    /**
     * The numbers of one learning-rate group.
     *
     * @param learningRate factor of the direction
     * @param weightDecay factor of the parameter in its gradient
     */
    public record Group(double learningRate, double weightDecay) {}

    public Rates {
        groups = Map.copyOf(groups);
    }

    /** Creates learning rates by group, with one weight decay for all. */
    public Rates(Map<String, Double> learningRates, double momentum, double weightDecay) {
        this(groups(learningRates, weightDecay), momentum);
    }

    Group group(String name) {
        Group group = groups.get(name);
        if (group == null) {
            throw new IllegalArgumentException("no learning rate for the group " + name);
        }
        return group;
    }

    private static Map<String, Group> groups(Map<String, Double> learningRates, double weightDecay) {
        Map<String, Group> groups = new HashMap<>();
        learningRates.forEach((name, rate) -> groups.put(name, new Group(rate, weightDecay)));
        return groups;
    }
}
