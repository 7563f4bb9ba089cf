package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import java.util.List;

/**
 * The losses of every step so far.
 *
 * @param names what the columns are; the first is what was minimised
 * @param losses steps × names
 */
public record LossHistory(List<String> names, FloatArray losses) {
    public LossHistory {
        names = List.copyOf(names);
        if (losses.shape().length != 2 || losses.shape()[1] != names.size()) {
            throw new IllegalArgumentException("losses in " + names.size() + " columns " + names + " do not fit "
                    + java.util.Arrays.toString(losses.shape()));
        }
    }

    /** No step yet. */
    public static LossHistory none(List<String> names) {
        return new LossHistory(names, FloatArray.zeros(0, names.size()));
    }

    /** Returns how many steps it covers. */
    public int steps() {
        return losses.shape()[0];
    }
}
