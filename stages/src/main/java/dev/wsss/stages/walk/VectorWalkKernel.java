package dev.wsss.stages.walk;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The step with one pixel a lane; two planes share each load of the weights. */
final class VectorWalkKernel implements WalkKernel {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    @Override
    public void step(Stencil stencil, float[] from, float[] to, float[] carry) {
        int size = stencil.frame().size();
        int plane = 0;
        for (; plane + 2 * size <= from.length; plane += 2 * size) {
            stepTwoPlanes(stencil, from, to, carry, plane);
        }
        if (plane < from.length) {
            stepPlane(stencil, from, to, carry, plane);
        }
    }

    private static void stepTwoPlanes(Stencil stencil, float[] from, float[] to, float[] carry, int plane) {
        int[] shifts = stencil.shifts();
        float[] weights = stencil.weights();
        float[] share = stencil.share();
        int size = stencil.frame().size();
        int last = stencil.frame().last();
        for (int at = stencil.frame().first(); at < last; at += LANES.length()) {
            int here = plane + at;
            int other = here + size;
            FloatVector value = FloatVector.fromArray(LANES, from, here);
            FloatVector otherValue = FloatVector.fromArray(LANES, from, other);
            FloatVector ahead = FloatVector.zero(LANES);
            FloatVector behind = ahead;
            FloatVector otherAhead = ahead;
            FloatVector otherBehind = ahead;
            int pair = at;
            for (int shift : shifts) {
                FloatVector weight = FloatVector.fromArray(LANES, weights, pair);
                ahead = FloatVector.fromArray(LANES, from, here + shift)
                        .sub(value)
                        .fma(weight, ahead);
                otherAhead = FloatVector.fromArray(LANES, from, other + shift)
                        .sub(otherValue)
                        .fma(weight, otherAhead);
                FloatVector mirrored = FloatVector.fromArray(LANES, weights, pair - shift);
                behind = FloatVector.fromArray(LANES, from, here - shift)
                        .sub(value)
                        .fma(mirrored, behind);
                otherBehind = FloatVector.fromArray(LANES, from, other - shift)
                        .sub(otherValue)
                        .fma(mirrored, otherBehind);
                pair += size;
            }
            FloatVector part = FloatVector.fromArray(LANES, share, at);
            move(value, ahead.add(behind), part, to, carry, here);
            move(otherValue, otherAhead.add(otherBehind), part, to, carry, other);
        }
    }

    private static void stepPlane(Stencil stencil, float[] from, float[] to, float[] carry, int plane) {
        int[] shifts = stencil.shifts();
        float[] weights = stencil.weights();
        int size = stencil.frame().size();
        int last = stencil.frame().last();
        for (int at = stencil.frame().first(); at < last; at += LANES.length()) {
            int here = plane + at;
            FloatVector value = FloatVector.fromArray(LANES, from, here);
            FloatVector ahead = FloatVector.zero(LANES);
            FloatVector behind = ahead;
            int pair = at;
            for (int shift : shifts) {
                ahead = FloatVector.fromArray(LANES, from, here + shift)
                        .sub(value)
                        .fma(FloatVector.fromArray(LANES, weights, pair), ahead);
                behind = FloatVector.fromArray(LANES, from, here - shift)
                        .sub(value)
                        .fma(FloatVector.fromArray(LANES, weights, pair - shift), behind);
                pair += size;
            }
            move(value, ahead.add(behind), FloatVector.fromArray(LANES, stencil.share(), at), to, carry, here);
        }
    }

    private static void move(
            FloatVector value, FloatVector pull, FloatVector share, float[] to, float[] carry, int here) {
        FloatVector increment = pull.fma(share, FloatVector.fromArray(LANES, carry, here));
        FloatVector moved = value.add(increment);
        moved.intoArray(to, here);
        increment.sub(moved.sub(value)).intoArray(carry, here);
    }
}
