package dev.wsss.stages.image;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loop with one output a lane: bytes that become as many integers, in two halves where vectors have 128 bits. */
final class VectorFilterKernel implements FilterKernel {
    private static final VectorSpecies<Integer> INTEGERS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES =
            INTEGERS.vectorBitSize() > 256 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;
    private static final int PARTS = BYTES.length() / INTEGERS.length();

    @Override
    public int lanes() {
        return BYTES.length();
    }

    @Override
    public void weigh(byte[] source, int from, int step, int[] weights, int first, int last, byte[] result, int to) {
        ByteVector outputs = ByteVector.zero(BYTES);
        for (int part = 0; part < PARTS; part++) {
            IntVector sum = IntVector.broadcast(INTEGERS, ResampleCoefficients.HALF);
            int at = from;
            for (int tap = first; tap < last; tap++) {
                sum = ByteVector.fromArray(BYTES, source, at)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTEGERS, part)
                        .reinterpretAsInts()
                        .mul(weights[tap])
                        .add(sum);
                at += step;
            }
            outputs = sum.lanewise(VectorOperators.ASHR, ResampleCoefficients.BITS)
                    .max(0)
                    .min(255)
                    .convertShape(VectorOperators.I2B, BYTES, -part)
                    .reinterpretAsBytes()
                    .or(outputs);
        }
        outputs.intoArray(result, to);
    }
}
