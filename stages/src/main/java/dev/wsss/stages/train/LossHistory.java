package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The losses of every step so far.
 *
 * @param names what the columns are; the first is what was minimised
 * @param losses steps × names
 */
public record LossHistory(List<String> names, FloatArray losses) {
    private static final int MANY_STEPS = 20;

    public LossHistory {
        names = List.copyOf(names);
        if (losses.shape().length != 2 || losses.shape()[1] != names.size()) {
            throw new IllegalArgumentException("losses in " + names.size() + " columns " + names + " do not fit "
                    + java.util.Arrays.toString(losses.shape()));
        }
    }

    /** Creates a history without steps. */
    public static LossHistory none(List<String> names) {
        return new LossHistory(names, FloatArray.zeros(0, names.size()));
    }

    /** Returns how many steps it covers. */
    public int steps() {
        return losses.shape()[0];
    }

    /** Returns the mean of the minimised loss over some steps, from the first on to before the last. */
    private double mean(int from, int to) {
        double sum = 0;
        for (int step = from; step < to; step++) {
            sum += losses.values()[step * names.size()];
        }
        return sum / (to - from);
    }

    /**
     * Returns a sentence for a training that has got worse: its last pass is worse than its first. Says nothing for
     * trainings that are too short for that.
     */
    public Optional<String> collapse(int stepsPerEpoch) {
        if (steps() < Math.max(MANY_STEPS, 3 * stepsPerEpoch)) {
            return Optional.empty();
        }
        double first = mean(0, stepsPerEpoch);
        double last = mean(steps() - stepsPerEpoch, steps());
        return last <= first
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the loss of the last pass, %.2f, is above that of the first, %.2f: the training has collapsed and its class maps mean"
                                + " nothing; lower stages.train-cam.learningRate, or make fewer passes",
                        last,
                        first));
    }
}
