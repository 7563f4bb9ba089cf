package dev.wsss.stages.bench;

import java.util.Arrays;

/**
 * Mean and spread of a few numbers.
 *
 * @param mean of them
 * @param deviation sample standard deviation (divided by n - 1); 0 for a single number
 */
record Spread(double mean, double deviation) {
    static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values: none, so they have no mean");
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(mean, values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1)));
    }
}
