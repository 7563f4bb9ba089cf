package dev.wsss.stages.crf;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops with one label a lane. */
final class VectorCrfKernel implements CrfKernel {
    // Two problems of up to four labels fill 256 bits; wider vectors would carry padding.
    static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 256
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
    public void blur(int[] chains, float[] values, int width) {
        int scrap = values.length - width;
        FloatVector half = FloatVector.broadcast(LANES, 0.5f);
        for (int lane = 0; lane < width; lane += LANES.length()) {
            FloatVector before = FloatVector.zero(LANES);
            FloatVector here = before;
            int at = scrap;
            for (int vertex : chains) {
                FloatVector after = FloatVector.fromArray(LANES, values, vertex * width + lane);
                before.add(after).fma(half, here).intoArray(values, at + lane);
                before = here;
                here = after;
                at = vertex == 0 ? scrap : vertex * width;
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
    public void softmax(float[] planes, int from, int to) {
        for (int first = from; first < from + Softmax.BLOCK; first += LANES.length()) {
            FloatVector largest = FloatVector.fromArray(LANES, planes, first);
            for (int at = first; at < to; at += Softmax.BLOCK) {
                largest = largest.max(FloatVector.fromArray(LANES, planes, at));
            }
            for (int at = first; at < to; at += Softmax.BLOCK) {
                FloatVector.fromArray(LANES, planes, at).sub(largest).intoArray(planes, at);
            }
        }
        VectorExponential.apply(planes, from, to);
        for (int first = from; first < from + Softmax.BLOCK; first += LANES.length()) {
            FloatVector sum = FloatVector.zero(LANES);
            for (int at = first; at < to; at += Softmax.BLOCK) {
                sum = sum.add(FloatVector.fromArray(LANES, planes, at));
            }
            FloatVector inverse = FloatVector.broadcast(LANES, 1).div(sum);
            for (int at = first; at < to; at += Softmax.BLOCK) {
                FloatVector.fromArray(LANES, planes, at).mul(inverse).intoArray(planes, at);
            }
        }
    }
}
