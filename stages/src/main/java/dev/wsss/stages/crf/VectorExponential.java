package dev.wsss.stages.crf;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Exponential} with one number a lane, to the bit. */
final class VectorExponential {
    static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final FloatVector LOG2_E = FloatVector.broadcast(LANES, Exponential.LOG2_E);
    private static final FloatVector ROUNDER = FloatVector.broadcast(LANES, Exponential.ROUNDER);
    private static final FloatVector MINUS_LN2_HIGH = FloatVector.broadcast(LANES, -Exponential.LN2_HIGH);
    private static final FloatVector MINUS_LN2_LOW = FloatVector.broadcast(LANES, -Exponential.LN2_LOW);
    private static final FloatVector C2 = FloatVector.broadcast(LANES, Exponential.C2);
    private static final FloatVector C3 = FloatVector.broadcast(LANES, Exponential.C3);
    private static final FloatVector C4 = FloatVector.broadcast(LANES, Exponential.C4);
    private static final FloatVector C5 = FloatVector.broadcast(LANES, Exponential.C5);
    private static final FloatVector C6 = FloatVector.broadcast(LANES, Exponential.C6);
    private static final FloatVector C7 = FloatVector.broadcast(LANES, Exponential.C7);

    private VectorExponential() {}

    /** Replaces the numbers from one place of an array up to another: a multiple of the lanes. */
    static void apply(float[] values, int from, int to) {
        // In one piece: a vector that goes from one method to another is an object wherever the compiler does not
        // inline.
        for (int at = from; at < to; at += LANES.length()) {
            FloatVector exponent = FloatVector.fromArray(LANES, values, at);
            FloatVector clamped = exponent.blend(Exponential.LOWEST, exponent.lt(Exponential.LOWEST));
            FloatVector shifted = clamped.fma(LOG2_E, ROUNDER);
            FloatVector n = shifted.sub(ROUNDER);
            FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, clamped));
            FloatVector p = C7.fma(r, C6);
            p = p.fma(r, C5).fma(r, C4).fma(r, C3).fma(r, C2);
            p = p.mul(r).fma(r, r).add(1);
            p.reinterpretAsInts()
                    .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, Exponential.MANTISSA_BITS))
                    .reinterpretAsFloats()
                    .intoArray(values, at);
        }
    }
}
