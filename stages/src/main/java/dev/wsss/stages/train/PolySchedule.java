package dev.wsss.stages.train;

/**
 * The poly schedule: rate(t) = initial · (1 − t/steps)^power, and the last value from {@code steps} on, as the original
 * optimiser leaves it.
 *
 * @param initial rate of step 0, above 0
 * @param power 0.9 as published
 * @param steps where it would reach zero, at least 1
 */
public record PolySchedule(double initial, double power, int steps) {
    public PolySchedule {
        if (!(initial > 0) || !Double.isFinite(initial)) {
            throw new IllegalArgumentException("initial " + initial + ": a learning rate above 0");
        }
        if (!(power >= 0) || !Double.isFinite(power)) {
            throw new IllegalArgumentException("power " + power + ": at least 0");
        }
        if (steps < 1) {
            throw new IllegalArgumentException("steps " + steps + ": at least 1");
        }
    }

    /** Returns the rate of a step, counted from 0. */
    public double rate(int step) {
        return initial * Math.pow(1 - Math.min(step, steps - 1) / (double) steps, power);
    }
}
