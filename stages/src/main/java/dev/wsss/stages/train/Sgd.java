package dev.wsss.stages.train;

import dev.wsss.stages.script.Rates;
import java.util.HashMap;
import java.util.Map;

/**
 * Stochastic gradient descent to torch's letter: weight decay enters the gradient, momentum carries gradients, the rate
 * multiplies last.
 *
 * @param schedule of the rate
 * @param groups the network's; one that is absent here is refused when training starts
 * @param momentum the weight decay as published, which was passed in its place
 * @param weightDecay factor of a parameter in its gradient
 */
public record Sgd(PolySchedule schedule, Map<String, Group> groups, double momentum, double weightDecay) {
    /**
     * The factors of a group of parameters.
     *
     * @param rate factor on the learning rate
     * @param decay factor on the weight decay; 0 for biases in AffinityNet and SEAM
     */
    public record Group(double rate, double decay) {
        /** Creates a group with the whole weight decay. */
        public static Group decaying(double rate) {
            return new Group(rate, 1);
        }
    }

    public Sgd {
        groups = Map.copyOf(groups);
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum " + momentum + ": at least 0 and below 1");
        }
        if (!(weightDecay >= 0) || !Double.isFinite(weightDecay)) {
            throw new IllegalArgumentException("weightDecay " + weightDecay + ": at least 0");
        }
    }

    /** Returns the numbers of a step, counted from 0. */
    Rates at(int step) {
        Map<String, Rates.Group> rates = new HashMap<>();
        groups.forEach((name, group) ->
                rates.put(name, new Rates.Group(group.rate() * schedule.rate(step), group.decay() * weightDecay)));
        return new Rates(rates, momentum);
    }
}
