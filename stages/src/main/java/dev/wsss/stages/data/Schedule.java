package dev.wsss.stages.data;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.random.Randomness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Pictures of each step of a training: a new order for each epoch, the incomplete last batch dropped.
 *
 * @param ids the training list
 * @param batchSize pictures of a step
 * @param epochs passes over the list
 * @param randomness where the orders come from
 */
public record Schedule(List<String> ids, int batchSize, int epochs, Randomness randomness) {
    public Schedule {
        ids = List.copyOf(ids);
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize: " + batchSize + " is less than 1");
        }
        if (epochs < 0) {
            throw new IllegalArgumentException("epochs: " + epochs + " is less than 0");
        }
        if (ids.size() < batchSize) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "batchSize: " + batchSize + " is more than the " + ids.size()
                            + " pictures of the training list, so that not one step is complete; lower it");
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw new IllegalArgumentException("ids: a picture stands on the training list twice");
        }
    }

    /** Steps of one epoch. */
    public int stepsPerEpoch() {
        return ids.size() / batchSize;
    }

    /** Steps of the whole run. */
    public int steps() {
        return Math.multiplyExact(stepsPerEpoch(), epochs);
    }

    /** Returns the whole list in the order of an epoch (Fisher and Yates). */
    public List<String> order(int epoch) {
        List<String> order = new ArrayList<>(ids);
        RandomGenerator random = randomness.stream("order", epoch);
        for (int last = order.size() - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            String id = order.get(other);
            order.set(other, order.get(last));
            order.set(last, id);
        }
        return order;
    }
}
