package dev.wsss.stages.train;

import dev.wsss.stages.weights.StateDict;

/**
 * The state of a training, complete enough to continue as if it had never stopped: the content of a checkpoint.
 *
 * @param step updates done
 * @param weights parameters and running statistics
 * @param momentum the last directions of the trained parameters; empty before the first step
 * @param losses one row for each step done
 */
public record TrainingState(int step, StateDict weights, StateDict momentum, LossHistory losses) implements Snapshot {
    public TrainingState {
        if (step < 0 || losses.steps() != step) {
            throw new IllegalArgumentException("step " + step + " with the losses of " + losses.steps() + " steps");
        }
    }
}
