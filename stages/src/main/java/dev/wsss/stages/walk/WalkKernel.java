package dev.wsss.stages.walk;

/**
 * One step of a walk along a {@link TransitionWeights}, over all planes: every value moves towards its neighbours' by {@code x += share · Σ weight · (neighbour − x)}.
 *
 * <p>What rounding takes from a value is carried to its next step: late increments are smaller than half a unit in the last
 * place, and would be lost otherwise. Implementations give the same bits: the pairs for which a pixel is the source and those for which it is the
 * destination are added up apart, each in the order of the offsets and with fused multiply-adds.
 */
interface WalkKernel {
    /**
     * Does one step.
     *
     * @param from planes × frame size; 0 where there is no pixel
     * @param to the result, of the same size
     * @param carry what the values lack, of the same size; read and written, 0 before the first step
     */
    void step(float[] from, float[] to, float[] carry);
}
