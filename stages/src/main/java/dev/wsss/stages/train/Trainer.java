package dev.wsss.stages.train;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.script.Dropout;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.PendingLosses;
import dev.wsss.stages.script.Rates;
import dev.wsss.stages.script.Target;
import dev.wsss.stages.script.Training;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A training of a network by an objective: steps by the schedule, dropout, a guard against divergence, the state
 * between steps.
 *
 * <p>One caller at a time, any number of trainers in one process.
 *
 * @param <S> one sample
 */
public final class Trainer<S> implements AutoCloseable {
    /** Reading a loss waits for the GPU, which would have nothing to do meanwhile. */
    private static final int GPU_STEPS = 16;

    private final Objective<S> objective;
    private final List<Dropout> dropouts;
    private final Training training;
    private final Sgd sgd;
    private final Split split;
    private final List<String> names;
    private final List<float[]> losses = new ArrayList<>();
    private final UnreadSteps<PendingLosses> unread = new UnreadSteps<>();
    private final int together;

    /** The source of the dropout of a batch. */
    @FunctionalInterface
    public interface Draws {
        /**
         * Returns a generator of its own for each sample and each place.
         *
         * @param sample place in the batch
         * @param dropout the place in the network
         */
        RandomGenerator of(int sample, Dropout dropout);
    }

    /** Goes on from a state. */
    public Trainer(Objective<S> objective, TrainingState start, Sgd sgd, Split split, Numeric numeric) {
        Network network = objective.network();
        this.objective = objective;
        this.dropouts = network.dropouts();
        this.sgd = sgd;
        this.split = split;
        this.names = network.results();
        this.together = numeric.target().equals(Target.CPU) ? 1 : GPU_STEPS;
        float[] history = start.losses().losses().values();
        for (int step = 0; step < start.step(); step++) {
            losses.add(Arrays.copyOfRange(history, step * names.size(), (step + 1) * names.size()));
        }
        training =
                new Training(network, start.weights().arrays(), start.momentum().arrays(), numeric, split.batches());
    }

    /** Returns the state before the first step. */
    public static TrainingState start(Objective<?> objective, StateDict weights) {
        return new TrainingState(
                0,
                weights,
                new StateDict(new LinkedHashMap<>()),
                LossHistory.none(objective.network().results()));
    }

    /**
     * Returns one update.
     *
     * @param batch its samples, as many as the split has
     * @param draws dropout, where the network has some
     * @return the losses, in the order of the history's names, of the newest step that is known to be done: on the CPU
     *     those before this update
     * @throws Failure of class Diverged where the loss is not a number
     */
    public float[] step(List<S> batch, Draws draws) {
        Rates rates = sgd.at(steps());
        List<Objective.Part> parts = objective.parts(batch, split);
        List<UnreadSteps.Call<PendingLosses>> calls = new ArrayList<>();
        for (Objective.Part part : parts) {
            drop(part, draws);
            calls.add(new UnreadSteps.Call<>(call(part, rates, part.to() < batch.size()), part.share()));
        }
        unread.add(calls);
        if (losses.isEmpty() || unread.size() == together) {
            read();
        }
        return losses.getLast();
    }

    /** Draws dropout factors by sample, so that the split of a batch changes none. */
    private void drop(Objective.Part part, Draws draws) {
        int samples = part.to() - part.from();
        for (Dropout dropout : dropouts) {
            FloatArray factors = FloatArray.zeros(samples, dropout.channels(), 1, 1);
            for (int sample = 0; sample < samples; sample++) {
                float[] drawn = dropout.factors(draws.of(part.from() + sample, dropout));
                System.arraycopy(drawn, 0, factors.values(), sample * drawn.length, drawn.length);
            }
            part.bindings().with(dropout.input(), factors);
        }
    }

    private PendingLosses call(Objective.Part part, Rates rates, boolean moreFollow) {
        if (training.batches() == Training.Batches.WHOLE) {
            return training.step(part.bindings(), rates);
        }
        return moreFollow
                ? training.accumulate(part.bindings(), rates, part.share())
                : training.finish(part.bindings(), rates, part.share());
    }

    /** Waits for all steps so far. */
    private void read() {
        unread.read(training::losses).forEach(this::keep);
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

    /** Updates done, those before the start included. */
    public int steps() {
        return losses.size() + unread.size();
    }

    /** Returns the whole state, in memory. */
    public TrainingState state() {
        Snapshot now = snapshot();
        return new TrainingState(now.step(), now.weights(), now.momentum(), now.losses());
    }

    /** Returns the state until the next step; refuses to hand out parameters that are not numbers. */
    public Snapshot snapshot() {
        read();
        return new Present(losses.size());
    }

    private final class Present implements Snapshot {
        private final int step;

        Present(int step) {
            this.step = step;
        }

        @Override
        public int step() {
            return step;
        }

        @Override
        public StateDict weights() {
            StateDict weights = new StateDict(training.state());
            weights.arrays().forEach((name, array) -> {
                for (float value : array.values()) {
                    if (!Float.isFinite(value)) {
                        throw new Failure(
                                FailureClass.DIVERGED,
                                name + " holds " + value + " after step " + (step - 1) + ": lower the learning rate");
                    }
                }
            });
            return weights;
        }

        @Override
        public StateDict momentum() {
            return new StateDict(training.momentum());
        }

        @Override
        public LossHistory losses() {
            FloatArray history = FloatArray.zeros(step, names.size());
            for (int i = 0; i < step; i++) {
                System.arraycopy(losses.get(i), 0, history.values(), i * names.size(), names.size());
            }
            return new LossHistory(names, history);
        }
    }

    @Override
    public void close() {
        training.close();
    }
}
