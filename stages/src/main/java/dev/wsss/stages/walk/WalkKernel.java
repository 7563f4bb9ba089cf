package dev.wsss.stages.walk;

/**
 * One step of a walk over all planes: every value moves towards its neighbours' by {@code x += share · Σ weight · (neighbour − x)}.
 *
 * <p>Implementations give the same bits: the pairs for which a pixel is the source and those for which it is the
 * destination are added up apart, each in the order of the offsets and with fused multiply-adds.
 */
interface WalkKernel {
    /**
     * Does one step.
     *
     * @param from planes × frame size; 0 where there is no pixel
     * @param to the result, of the same size
     */
    void step(Stencil stencil, float[] from, float[] to);
}
