package dev.wsss.stages.train;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Pending;
import dev.wsss.stages.script.Rates;
import dev.wsss.stages.script.Target;
import dev.wsss.stages.script.Training;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.List;

/** What every trainer does with a network: steps by the schedule, a guard against divergence, the state between steps. */
final class Trainer implements AutoCloseable {
    /** Reading a loss waits for the GPU, which would have nothing to do meanwhile. */
    private static final int GPU_STEPS = 16;

    private final Training training;
    private final Sgd sgd;
    private final List<String> names;
    private final List<float[]> losses = new ArrayList<>();
    private final List<List<Call>> unread = new ArrayList<>();
    private final int together;

    /** A part of a batch and its share of the loss. */
    record Part(Bindings bindings, double weight) {}

    /** What a part gives, once it is computed. */
    private record Call(Pending outputs, double weight) {}

    Trainer(Network network, TrainingState start, Sgd sgd, Numeric numeric, Training.Batches batches) {
        this.sgd = sgd;
        this.names = network.results();
        this.together = numeric.target().equals(Target.CPU) ? 1 : GPU_STEPS;
        float[] history = start.losses().losses().values();
        for (int step = 0; step < start.step(); step++) {
            losses.add(java.util.Arrays.copyOfRange(history, step * names.size(), (step + 1) * names.size()));
        }
        training =
                new Training(network, start.weights().arrays(), start.momentum().arrays(), numeric, batches);
    }

    /** One update; the losses of the newest step that is known to be done, on the CPU of this one. */
    float[] step(List<Part> parts) {
        Rates rates = sgd.at(steps());
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            calls.add(new Call(call(part, rates, parts.size(), i), part.weight()));
        }
        unread.add(calls);
        if (losses.isEmpty() || unread.size() == together) {
            read();
        }
        return losses.getLast();
    }

    private Pending call(Part part, Rates rates, int parts, int index) {
        if (parts == 1 && part.weight() == 1 && training.batches() == Training.Batches.WHOLE) {
            return training.step(part.bindings(), rates);
        }
        return index < parts - 1
                ? training.accumulate(part.bindings(), rates, part.weight())
                : training.finish(part.bindings(), rates, part.weight());
    }

    /** Waits for all steps so far. */
    private void read() {
        while (!unread.isEmpty()) {
            List<Call> calls = unread.removeFirst();
            List<float[]> values =
                    training.losses(calls.stream().map(Call::outputs).toList());
            float[] sum = new float[names.size()];
            for (int i = 0; i < calls.size(); i++) {
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += (float) (calls.get(i).weight() * values.get(i)[k]);
                }
            }
            keep(sum);
        }
    }

    private void keep(float[] sum) {
        int step = losses.size();
        if (!Float.isFinite(sum[0])) {
            throw new Failure(
                    FailureClass.DIVERGED,
                    "the loss of step " + step + " is " + sum[0] + " at the learning rate "
                            + sgd.schedule().rate(step) + ": lower the learning rate or the factor of the head");
        }
        losses.add(sum);
    }

    int steps() {
        return losses.size() + unread.size();
    }

    /** Everything a checkpoint holds; refuses to hand out parameters that are not numbers. */
    TrainingState state() {
        read();
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
