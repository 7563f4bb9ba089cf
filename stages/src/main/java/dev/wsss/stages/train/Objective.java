package dev.wsss.stages.train;

import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Network;
import java.util.List;

/**
 * The loss of a training, and the inputs of its program for the samples of a batch.
 *
 * @param <S> one sample
 */
public interface Objective<S> {
    /** Returns the training program; its first output is minimised. */
    Network network();

    /** Returns a whole batch in parts, whose losses times their shares add up to the loss of the batch. */
    List<Part> parts(List<S> batch, Split split);

    /**
     * A part of a batch.
     *
     * @param from place of its first sample
     * @param to place behind its last sample
     * @param bindings the inputs of the program, but for dropout
     * @param share of its losses in those of the batch
     */
    record Part(int from, int to, Bindings bindings, double share) {}
}
