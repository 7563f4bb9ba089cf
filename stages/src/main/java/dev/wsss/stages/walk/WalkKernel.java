package dev.wsss.stages.walk;

import dev.wsss.stages.image.Planes;

/**
 * A number of steps of a walk along {@link TransitionWeights}, over all planes: in a step every value moves towards its
 * neighbours' by {@code x += share · Σ weight · (neighbour − x)}.
 *
 * <p>What rounding takes from a value is carried to its next step: late increments are smaller than half a unit in the last
 * place, and would be lost otherwise. Implementations give the same bits: the pairs for which a pixel is the source and those for which it is the
 * destination are added up apart, each in the order of the offsets and with fused multiply-adds.
 */
interface WalkKernel {
    /**
     * Walks.
     *
     * <p>A thread that is interrupted leaves with a {@link java.util.concurrent.CancellationException}.
     *
     * @param scores planes of the size that the weights are for
     * @return planes of the same size
     */
    Planes walk(Planes scores, int steps);
}
