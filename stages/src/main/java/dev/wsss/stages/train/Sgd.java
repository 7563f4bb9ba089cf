package dev.wsss.stages.train;

import dev.wsss.stages.script.Rates;
import java.util.HashMap;
import java.util.Map;

/**
 * Stochastic gradient descent to torch's letter: weight decay enters the gradient, momentum carries gradients, the rate
 * multiplies last.
 *
 * @param schedule of the rate
 * @param factors of the rate, by the network's groups; a group without one is refused when training starts
 * @param momentum 1e-4 as published, where the weight decay was passed in its place
 * @param weightDecay factor of a parameter in its gradient
 */
public record Sgd(PolySchedule schedule, Map<String, Double> factors, double momentum, double weightDecay) {
    public Sgd {
        factors = Map.copyOf(factors);
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum " + momentum + ": at least 0 and below 1");
        }
        if (!(weightDecay >= 0) || !Double.isFinite(weightDecay)) {
            throw new IllegalArgumentException("weightDecay " + weightDecay + ": at least 0");
        }
    }

    /** The numbers of a step, counted from 0. */
    Rates at(int step) {
        Map<String, Double> rates = new HashMap<>();
        factors.forEach((group, factor) -> rates.put(group, factor * schedule.rate(step)));
        return new Rates(rates, momentum, weightDecay);
    }
}
