package dev.wsss.stages.crf;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops with one label a lane. */
final class VectorCrfKernel implements CrfKernel {
    // Two problems of up to four labels fill 256 bits; wider vectors would carry padding.
    static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 256
            ? FloatVector.SPECIES_256
            : FloatVector.SPECIES_PREFERRED;

    /** Lanes of steps that work on many pixels of one label, not on the labels of one pixel. */
    private static final VectorSpecies<Float> WIDEST = VectorExponential.LANES;

    private static final int IN_PLANE = 3;
    private static final int IN_COLOURS = 6;

    @Override
    public int lanes() {
        return LANES.length();
    }

    private static boolean inPlaneAndColours(List<Lattice> lattices) {
        return lattices.size() == 2
                && lattices.get(0).corners() == IN_PLANE
                && lattices.get(1).corners() == IN_COLOURS;
    }

    @Override
    public void splat(List<Lattice> lattices, float[] rows, int first, int count, int width, float[][] values) {
        if (inPlaneAndColours(lattices)) {
            splat(lattices.get(0), lattices.get(1), rows, first, count, width, values[0], values[1]);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            splat(lattices.get(i), rows, first, count, width, values[i]);
        }
    }

    // Pixels beside each other have vertices in common, and each addition waits for the one before: with all vertices
    // of a pixel in one
    // piece, more of them are under way. In one piece also because a vector that goes from one method to another is an
    // object wherever the compiler does not inline.
    private static void splat(
            Lattice plane,
            Lattice colours,
            float[] rows,
            int first,
            int count,
            int width,
            float[] planeValues,
            float[] colourValues) {
        int[] planeOffsets = plane.offsets();
        int[] colourOffsets = colours.offsets();
        float[] planeWeights = plane.weights();
        float[] colourWeights = colours.weights();
        for (int lane = 0; lane < width; lane += LANES.length()) {
            for (int pixel = 0; pixel < count; pixel++) {
                FloatVector row = FloatVector.fromArray(LANES, rows, pixel * width + lane);
                int p = (first + pixel) * IN_PLANE;
                int at = planeOffsets[p] * width + lane;
                row.fma(FloatVector.broadcast(LANES, planeWeights[p]), FloatVector.fromArray(LANES, planeValues, at))
                        .intoArray(planeValues, at);
                at = planeOffsets[p + 1] * width + lane;
                row.fma(
                                FloatVector.broadcast(LANES, planeWeights[p + 1]),
                                FloatVector.fromArray(LANES, planeValues, at))
                        .intoArray(planeValues, at);
                at = planeOffsets[p + 2] * width + lane;
                row.fma(
                                FloatVector.broadcast(LANES, planeWeights[p + 2]),
                                FloatVector.fromArray(LANES, planeValues, at))
                        .intoArray(planeValues, at);
                int c = (first + pixel) * IN_COLOURS;
                at = colourOffsets[c] * width + lane;
                row.fma(FloatVector.broadcast(LANES, colourWeights[c]), FloatVector.fromArray(LANES, colourValues, at))
                        .intoArray(colourValues, at);
                at = colourOffsets[c + 1] * width + lane;
                row.fma(
                                FloatVector.broadcast(LANES, colourWeights[c + 1]),
                                FloatVector.fromArray(LANES, colourValues, at))
                        .intoArray(colourValues, at);
                at = colourOffsets[c + 2] * width + lane;
                row.fma(
                                FloatVector.broadcast(LANES, colourWeights[c + 2]),
                                FloatVector.fromArray(LANES, colourValues, at))
                        .intoArray(colourValues, at);
                at = colourOffsets[c + 3] * width + lane;
                row.fma(
                                FloatVector.broadcast(LANES, colourWeights[c + 3]),
                                FloatVector.fromArray(LANES, colourValues, at))
                        .intoArray(colourValues, at);
                at = colourOffsets[c + 4] * width + lane;
                row.fma(
                                FloatVector.broadcast(LANES, colourWeights[c + 4]),
                                FloatVector.fromArray(LANES, colourValues, at))
                        .intoArray(colourValues, at);
                at = colourOffsets[c + 5] * width + lane;
                row.fma(
                                FloatVector.broadcast(LANES, colourWeights[c + 5]),
                                FloatVector.fromArray(LANES, colourValues, at))
                        .intoArray(colourValues, at);
            }
        }
    }

    private static void splat(Lattice lattice, float[] rows, int first, int count, int width, float[] values) {
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
    public void slice(
            List<Lattice> lattices,
            float[][] values,
            float[] factors,
            float[] rows,
            int first,
            int count,
            int width,
            float[] sums) {
        if (inPlaneAndColours(lattices)) {
            slice(lattices.get(0), lattices.get(1), values, factors, rows, first, count, width, sums);
            return;
        }
        System.arraycopy(rows, first * width, sums, 0, count * width);
        for (int i = 0; i < values.length; i++) {
            slice(lattices.get(i), values[i], factors[i], first, count, width, sums);
        }
    }

    private static void slice(
            Lattice plane,
            Lattice colours,
            float[][] values,
            float[] factors,
            float[] rows,
            int first,
            int count,
            int width,
            float[] sums) {
        int[] planeOffsets = plane.offsets();
        int[] colourOffsets = colours.offsets();
        float[] planeWeights = plane.weights();
        float[] colourWeights = colours.weights();
        float[] planeValues = values[0];
        float[] colourValues = values[1];
        FloatVector planeFactor = FloatVector.broadcast(LANES, factors[0]);
        FloatVector colourFactor = FloatVector.broadcast(LANES, factors[1]);
        for (int lane = 0; lane < width; lane += LANES.length()) {
            for (int pixel = 0; pixel < count; pixel++) {
                int p = (first + pixel) * IN_PLANE;
                FloatVector sum = FloatVector.zero(LANES);
                sum = FloatVector.fromArray(LANES, planeValues, planeOffsets[p] * width + lane)
                        .fma(FloatVector.broadcast(LANES, planeWeights[p]), sum);
                sum = FloatVector.fromArray(LANES, planeValues, planeOffsets[p + 1] * width + lane)
                        .fma(FloatVector.broadcast(LANES, planeWeights[p + 1]), sum);
                sum = FloatVector.fromArray(LANES, planeValues, planeOffsets[p + 2] * width + lane)
                        .fma(FloatVector.broadcast(LANES, planeWeights[p + 2]), sum);
                FloatVector row =
                        sum.fma(planeFactor, FloatVector.fromArray(LANES, rows, (first + pixel) * width + lane));
                int c = (first + pixel) * IN_COLOURS;
                sum = FloatVector.zero(LANES);
                sum = FloatVector.fromArray(LANES, colourValues, colourOffsets[c] * width + lane)
                        .fma(FloatVector.broadcast(LANES, colourWeights[c]), sum);
                sum = FloatVector.fromArray(LANES, colourValues, colourOffsets[c + 1] * width + lane)
                        .fma(FloatVector.broadcast(LANES, colourWeights[c + 1]), sum);
                sum = FloatVector.fromArray(LANES, colourValues, colourOffsets[c + 2] * width + lane)
                        .fma(FloatVector.broadcast(LANES, colourWeights[c + 2]), sum);
                sum = FloatVector.fromArray(LANES, colourValues, colourOffsets[c + 3] * width + lane)
                        .fma(FloatVector.broadcast(LANES, colourWeights[c + 3]), sum);
                sum = FloatVector.fromArray(LANES, colourValues, colourOffsets[c + 4] * width + lane)
                        .fma(FloatVector.broadcast(LANES, colourWeights[c + 4]), sum);
                sum = FloatVector.fromArray(LANES, colourValues, colourOffsets[c + 5] * width + lane)
                        .fma(FloatVector.broadcast(LANES, colourWeights[c + 5]), sum);
                sum.fma(colourFactor, row).intoArray(sums, pixel * width + lane);
            }
        }
    }

    private static void slice(
            Lattice lattice, float[] values, float factor, int first, int count, int width, float[] sums) {
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
                sum.fma(factors, FloatVector.fromArray(LANES, sums, row)).intoArray(sums, row);
            }
        }
    }

    @Override
    public Softmax softmax(int[] problems, int width) {
        return WIDEST.length() % width == 0 ? new RowSoftmax(problems, width) : new PlaneSoftmax(this, problems);
    }

    @Override
    public void softmax(float[] planes, int from, int to) {
        for (int first = from; first < from + Softmax.BLOCK; first += WIDEST.length()) {
            FloatVector largest = FloatVector.fromArray(WIDEST, planes, first);
            for (int at = first; at < to; at += Softmax.BLOCK) {
                FloatVector other = FloatVector.fromArray(WIDEST, planes, at);
                largest = largest.blend(other, largest.lt(other));
            }
            for (int at = first; at < to; at += Softmax.BLOCK) {
                FloatVector.fromArray(WIDEST, planes, at).sub(largest).intoArray(planes, at);
            }
        }
        VectorExponential.apply(planes, from, to);
        for (int first = from; first < from + Softmax.BLOCK; first += WIDEST.length()) {
            FloatVector sum = FloatVector.zero(WIDEST);
            for (int at = first; at < to; at += Softmax.BLOCK) {
                sum = sum.add(FloatVector.fromArray(WIDEST, planes, at));
            }
            FloatVector inverse = FloatVector.broadcast(WIDEST, 1).div(sum);
            for (int at = first; at < to; at += Softmax.BLOCK) {
                FloatVector.fromArray(WIDEST, planes, at).mul(inverse).intoArray(planes, at);
            }
        }
    }
}
