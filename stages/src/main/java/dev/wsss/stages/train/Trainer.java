package dev.wsss.stages.train;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Rates;
import dev.wsss.stages.script.Training;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.List;

/** What every trainer does with a network: steps by the schedule, a guard against divergence, the state between steps. */
final class Trainer implements AutoCloseable {
    private final Training training;
    private final Sgd sgd;
    private final List<String> names;
    private final List<float[]> losses = new ArrayList<>();

    /** A part of a batch and its share of the loss. */
    record Part(Bindings bindings, double weight) {}

    Trainer(Network network, TrainingState start, Sgd sgd, Numeric numeric, Training.Batches batches) {
        this.sgd = sgd;
        this.names = network.results();
        float[] history = start.losses().losses().values();
        for (int step = 0; step < start.step(); step++) {
            losses.add(java.util.Arrays.copyOfRange(history, step * names.size(), (step + 1) * names.size()));
        }
        training =
                new Training(network, start.weights().arrays(), start.momentum().arrays(), numeric, batches);
    }

    /** One update; the losses, summed over the parts by weight. */
    float[] step(List<Part> parts) {
        int step = losses.size();
        Rates rates = sgd.at(step);
        float[] sum = new float[names.size()];
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            float[] values;
            if (parts.size() == 1 && part.weight() == 1 && training.batches() == Training.Batches.WHOLE) {
                values = training.step(part.bindings(), rates);
            } else if (i < parts.size() - 1) {
                values = training.accumulate(part.bindings(), rates, part.weight());
            } else {
                values = training.finish(part.bindings(), rates, part.weight());
            }
            for (int k = 0; k < sum.length; k++) {
                sum[k] += (float) (part.weight() * values[k]);
            }
        }
        if (!Float.isFinite(sum[0])) {
            throw new Failure(
                    FailureClass.DIVERGED,
                    "the loss of step " + step + " is " + sum[0] + " at the learning rate "
                            + sgd.schedule().rate(step) + ": lower the learning rate or the factor of the head");
        }
        losses.add(sum);
        return sum;
    }

    int steps() {
        return losses.size();
    }

    /** Everything a checkpoint holds; refuses to hand out parameters that are not numbers. */
    TrainingState state() {
        StateDict weights = new StateDict(training.state());
        weights.arrays().forEach((name, array) -> {
            for (float value : array.values()) {
                if (!Float.isFinite(value)) {
                    throw new Failure(
                            FailureClass.DIVERGED,
                            name + " holds " + value + " after step " + (steps() - 1) + ": lower the learning rate");
                }
            }
        });
        FloatArray history = FloatArray.zeros(losses.size(), names.size());
        for (int step = 0; step < losses.size(); step++) {
            System.arraycopy(losses.get(step), 0, history.values(), step * names.size(), names.size());
        }
        return new TrainingState(
                losses.size(), weights, new StateDict(training.momentum()), new LossHistory(names, history));
    }

    /** The pictures {@code from} (inclusive) to {@code to} (exclusive) of an array whose first dimension counts them. */
    static FloatArray slice(FloatArray batch, int from, int to) {
        int[] shape = batch.shape();
        if (from == 0 && to == shape[0]) {
            return batch;
        }
        int each = batch.values().length / shape[0];
        shape = shape.clone();
        shape[0] = to - from;
        return new FloatArray(shape, java.util.Arrays.copyOfRange(batch.values(), from * each, to * each));
    }

    @Override
    public void close() {
        training.close();
    }
}
