package dev.wsss.stages.crf;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops with one label a lane. */
final class VectorCrfKernel implements CrfKernel {
    // Two problems of up to four labels fill 256 bits; wider vectors would carry padding.
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 256
            ? FloatVector.SPECIES_256
            : FloatVector.SPECIES_PREFERRED;

    @Override
    public int lanes() {
        return LANES.length();
    }

    @Override
    public void splat(Lattice lattice, float[] rows, int first, int count, int width, float[] values) {
        int corners = lattice.corners();
        int[] offsets = lattice.offsets();
        float[] weights = lattice.weights();
        for (int lane = 0; lane < width; lane += LANES.length()) {
            int at = first * corners;
            for (int pixel = 0; pixel < count; pixel++) {
                FloatVector row = FloatVector.fromArray(LANES, rows, pixel * width + lane);
                for (int end = at + corners; at < end; at++) {
                    int vertex = offsets[at] * width + lane;
                    row.fma(FloatVector.broadcast(LANES, weights[at]), FloatVector.fromArray(LANES, values, vertex))
                            .intoArray(values, vertex);
                }
            }
        }
    }

    @Override
    public void blur(Lattice lattice, int axis, float[] from, float[] to, int width) {
        int[] neighbours = lattice.neighbours();
        int vertices = lattice.vertices();
        int first = 2 * axis * (vertices + 1);
        FloatVector half = FloatVector.broadcast(LANES, 0.5f);
        for (int lane = 0; lane < width; lane += LANES.length()) {
            for (int vertex = 1; vertex <= vertices; vertex++) {
                FloatVector one = FloatVector.fromArray(LANES, from, neighbours[first + 2 * vertex] * width + lane);
                FloatVector other =
                        FloatVector.fromArray(LANES, from, neighbours[first + 2 * vertex + 1] * width + lane);
                int here = vertex * width + lane;
                one.add(other)
                        .fma(half, FloatVector.fromArray(LANES, from, here))
                        .intoArray(to, here);
            }
        }
    }

    @Override
    public void slice(Lattice lattice, float[] values, int first, int count, int width, float factor, float[] rows) {
        int corners = lattice.corners();
        int[] offsets = lattice.offsets();
        float[] weights = lattice.weights();
        FloatVector factors = FloatVector.broadcast(LANES, factor);
        for (int lane = 0; lane < width; lane += LANES.length()) {
            int at = first * corners;
            for (int pixel = 0; pixel < count; pixel++) {
                FloatVector sum = FloatVector.zero(LANES);
                for (int end = at + corners; at < end; at++) {
                    sum = FloatVector.fromArray(LANES, values, offsets[at] * width + lane)
                            .fma(FloatVector.broadcast(LANES, weights[at]), sum);
                }
                int row = pixel * width + lane;
                sum.fma(factors, FloatVector.fromArray(LANES, rows, row)).intoArray(rows, row);
            }
        }
    }

    @Override
    public void exp(float[] values, int count) {
        for (int i = 0; i < count; i += LANES.length()) {
            exp(FloatVector.fromArray(LANES, values, i)).intoArray(values, i);
        }
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.max(Exponential.LOWEST);
        FloatVector shifted = clamped.fma(
                FloatVector.broadcast(LANES, Exponential.LOG2_E), FloatVector.broadcast(LANES, Exponential.ROUNDER));
        FloatVector n = shifted.sub(Exponential.ROUNDER);
        FloatVector r = n.fma(
                FloatVector.broadcast(LANES, -Exponential.LN2_LOW),
                n.fma(FloatVector.broadcast(LANES, -Exponential.LN2_HIGH), clamped));
        FloatVector p =
                r.fma(FloatVector.broadcast(LANES, Exponential.C7), FloatVector.broadcast(LANES, Exponential.C6));
        p = p.fma(r, FloatVector.broadcast(LANES, Exponential.C5));
        p = p.fma(r, FloatVector.broadcast(LANES, Exponential.C4));
        p = p.fma(r, FloatVector.broadcast(LANES, Exponential.C3));
        p = p.fma(r, FloatVector.broadcast(LANES, Exponential.C2));
        p = p.mul(r).fma(r, r).add(1);
        return p.reinterpretAsInts()
                .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, Exponential.MANTISSA_BITS))
                .reinterpretAsFloats();
    }
}
