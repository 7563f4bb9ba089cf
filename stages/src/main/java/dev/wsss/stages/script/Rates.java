package dev.wsss.stages.script;

import java.util.Map;

/**
 * The numbers of one update, as torch's SGD reads them: weight decay goes into the gradient, the rate multiplies outside
 * the momentum.
 *
 * @param learningRates by group
 * @param momentum factor of the previous direction
 * @param weightDecay factor of the parameter in its gradient
 */
public record Rates(Map<String, Double> learningRates, double momentum, double weightDecay) {
    public Rates {
        learningRates = Map.copyOf(learningRates);
    }

    double learningRate(String group) {
        Double rate = learningRates.get(group);
        if (rate == null) {
            throw new IllegalArgumentException("no learning rate for the group " + group);
        }
        return rate;
    }
}
