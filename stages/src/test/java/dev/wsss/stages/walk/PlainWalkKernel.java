package dev.wsss.stages.walk;

import dev.wsss.stages.image.Planes;

/** The step in plain Java, the reference for the vector kernel. */
final class PlainWalkKernel implements WalkKernel {
    private final TransitionWeights stencil;

    PlainWalkKernel(TransitionWeights stencil) {
        this.stencil = stencil;
    }

    @Override
    public Planes walk(Planes scores, int steps) {
        PaddedGrid frame = stencil.frame();
        Planes walked = Planes.zeros(scores.channels(), scores.height(), scores.width());
        for (int plane = 0; plane < scores.channels(); plane++) {
            float[] from = new float[frame.size()];
            frame.enter(scores.values(), plane, from, 0);
            float[] to = from.clone();
            float[] carry = new float[frame.size()];
            for (int step = 0; step < steps; step++) {
                stepPlane(from, to, carry, 0);
                float[] swap = from;
                from = to;
                to = swap;
            }
            frame.leave(from, 0, walked.values(), plane);
        }
        return walked;
    }

    private void stepPlane(float[] from, float[] to, float[] carry, int plane) {
        int[] shifts = stencil.shifts();
        float[] weights = stencil.weights();
        int size = stencil.frame().size();
        for (int at = stencil.frame().first(); at < stencil.frame().last(); at++) {
            int here = plane + at;
            float value = from[here];
            float ahead = 0;
            float behind = 0;
            for (int k = 0; k < shifts.length; k++) {
                int shift = shifts[k];
                int pair = k * size + at;
                ahead = Math.fma(from[here + shift] - value, weights[pair], ahead);
                behind = Math.fma(from[here - shift] - value, weights[pair - shift], behind);
            }
            float increment = Math.fma(ahead + behind, stencil.share()[at], carry[here]);
            float moved = value + increment;
            to[here] = moved;
            carry[here] = increment - (moved - value);
        }
    }
}
