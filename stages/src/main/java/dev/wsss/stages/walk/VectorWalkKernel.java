package dev.wsss.stages.walk;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The step with one pixel a lane; up to three planes share each load of the weights.
 *
 * <p>Weights are copied once into the order in which a step reads them: vector by vector, in it pair by pair, and for each pair
 * those of the vector's pixels as sources and then as destinations. A step is bound by how fast it gets them: as one stream the
 * processor fetches them ahead, and their places in it need no check each.
 */
final class VectorWalkKernel implements WalkKernel {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    private final PaddedGrid frame;
    private final int[] shifts;
    private final float[] share;
    private final float[] stream;

    VectorWalkKernel(TransitionWeights stencil) {
        frame = stencil.frame();
        shifts = stencil.shifts();
        share = stencil.share();
        stream = stream(stencil);
    }

    private static float[] stream(TransitionWeights stencil) {
        PaddedGrid frame = stencil.frame();
        int lanes = LANES.length();
        int vectors = Math.ceilDiv(frame.last() - frame.first(), lanes);
        float[] stream = new float[Math.multiplyExact(Math.multiplyExact(vectors, stencil.shifts().length), 2 * lanes)];
        int to = 0;
        for (int at = frame.first(); at < frame.last(); at += lanes) {
            int pair = at;
            for (int shift : stencil.shifts()) {
                System.arraycopy(stencil.weights(), pair, stream, to, lanes);
                System.arraycopy(stencil.weights(), pair - shift, stream, to + lanes, lanes);
                pair += frame.size();
                to += 2 * lanes;
            }
        }
        return stream;
    }

    @Override
    public void step(float[] from, float[] to, float[] carry) {
        int size = frame.size();
        int plane = 0;
        // A plane by itself takes nearly as long as a pair: an odd one goes along with one.
        if (from.length >= 3 * size && from.length / size % 2 != 0) {
            pullThreePlanes(from, to, plane);
            plane += 3 * size;
        }
        for (; plane + 2 * size <= from.length; plane += 2 * size) {
            pullTwoPlanes(from, to, plane);
        }
        if (plane < from.length) {
            pullPlane(from, to, plane);
        }
        for (plane = 0; plane < from.length; plane += size) {
            move(from, to, carry, plane);
        }
    }

    private void pullThreePlanes(float[] from, float[] pull, int plane) {
        int weights = 0;
        int size = frame.size();
        for (int at = frame.first(); at < frame.last(); at += LANES.length()) {
            int first = plane + at;
            int second = first + size;
            int third = second + size;
            FloatVector firstValue = FloatVector.fromArray(LANES, from, first);
            FloatVector secondValue = FloatVector.fromArray(LANES, from, second);
            FloatVector thirdValue = FloatVector.fromArray(LANES, from, third);
            FloatVector firstAhead = FloatVector.zero(LANES);
            FloatVector firstBehind = firstAhead;
            FloatVector secondAhead = firstAhead;
            FloatVector secondBehind = firstAhead;
            FloatVector thirdAhead = firstAhead;
            FloatVector thirdBehind = firstAhead;
            for (int shift : shifts) {
                FloatVector weight = FloatVector.fromArray(LANES, stream, weights);
                firstAhead = FloatVector.fromArray(LANES, from, first + shift)
                        .sub(firstValue)
                        .fma(weight, firstAhead);
                secondAhead = FloatVector.fromArray(LANES, from, second + shift)
                        .sub(secondValue)
                        .fma(weight, secondAhead);
                thirdAhead = FloatVector.fromArray(LANES, from, third + shift)
                        .sub(thirdValue)
                        .fma(weight, thirdAhead);
                FloatVector mirrored = FloatVector.fromArray(LANES, stream, weights + LANES.length());
                firstBehind = FloatVector.fromArray(LANES, from, first - shift)
                        .sub(firstValue)
                        .fma(mirrored, firstBehind);
                secondBehind = FloatVector.fromArray(LANES, from, second - shift)
                        .sub(secondValue)
                        .fma(mirrored, secondBehind);
                thirdBehind = FloatVector.fromArray(LANES, from, third - shift)
                        .sub(thirdValue)
                        .fma(mirrored, thirdBehind);
                weights += 2 * LANES.length();
            }
            firstAhead.add(firstBehind).intoArray(pull, first);
            secondAhead.add(secondBehind).intoArray(pull, second);
            thirdAhead.add(thirdBehind).intoArray(pull, third);
        }
    }

    private void pullTwoPlanes(float[] from, float[] pull, int plane) {
        int weights = 0;
        for (int at = frame.first(); at < frame.last(); at += LANES.length()) {
            int here = plane + at;
            int other = here + frame.size();
            FloatVector value = FloatVector.fromArray(LANES, from, here);
            FloatVector otherValue = FloatVector.fromArray(LANES, from, other);
            FloatVector ahead = FloatVector.zero(LANES);
            FloatVector behind = ahead;
            FloatVector otherAhead = ahead;
            FloatVector otherBehind = ahead;
            for (int shift : shifts) {
                FloatVector weight = FloatVector.fromArray(LANES, stream, weights);
                ahead = FloatVector.fromArray(LANES, from, here + shift)
                        .sub(value)
                        .fma(weight, ahead);
                otherAhead = FloatVector.fromArray(LANES, from, other + shift)
                        .sub(otherValue)
                        .fma(weight, otherAhead);
                FloatVector mirrored = FloatVector.fromArray(LANES, stream, weights + LANES.length());
                behind = FloatVector.fromArray(LANES, from, here - shift)
                        .sub(value)
                        .fma(mirrored, behind);
                otherBehind = FloatVector.fromArray(LANES, from, other - shift)
                        .sub(otherValue)
                        .fma(mirrored, otherBehind);
                weights += 2 * LANES.length();
            }
            ahead.add(behind).intoArray(pull, here);
            otherAhead.add(otherBehind).intoArray(pull, other);
        }
    }

    private void pullPlane(float[] from, float[] pull, int plane) {
        int weights = 0;
        for (int at = frame.first(); at < frame.last(); at += LANES.length()) {
            int here = plane + at;
            FloatVector value = FloatVector.fromArray(LANES, from, here);
            FloatVector ahead = FloatVector.zero(LANES);
            FloatVector behind = ahead;
            for (int shift : shifts) {
                ahead = FloatVector.fromArray(LANES, from, here + shift)
                        .sub(value)
                        .fma(FloatVector.fromArray(LANES, stream, weights), ahead);
                behind = FloatVector.fromArray(LANES, from, here - shift)
                        .sub(value)
                        .fma(FloatVector.fromArray(LANES, stream, weights + LANES.length()), behind);
                weights += 2 * LANES.length();
            }
            ahead.add(behind).intoArray(pull, here);
        }
    }

    /** Moves values by their share of the pull, which stands where the results go. */
    private void move(float[] from, float[] to, float[] carry, int plane) {
        for (int at = frame.first(); at < frame.last(); at += LANES.length()) {
            int here = plane + at;
            FloatVector value = FloatVector.fromArray(LANES, from, here);
            FloatVector increment = FloatVector.fromArray(LANES, to, here)
                    .fma(FloatVector.fromArray(LANES, share, at), FloatVector.fromArray(LANES, carry, here));
            FloatVector moved = value.add(increment);
            moved.intoArray(to, here);
            increment.sub(moved.sub(value)).intoArray(carry, here);
        }
    }
}
