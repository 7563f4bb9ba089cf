package dev.wsss.stages.walk;

import dev.wsss.stages.image.Planes;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transition weights between each pixel of a map and its neighbours: one plane for each pair offset.
 *
 * <p>Planes lie in a frame that is so wide that no neighbour of a pixel falls outside the array: rows are separated by
 * columns that belong to no pixel, and what belongs to no pixel has weight 0. So a step needs no index arrays and no
 * tests for borders.
 *
 * @param frame where pixels lie
 * @param offsets from a source to its destination
 * @param weights one plane for each offset: affinity to the power β of the pair whose source is here; 0 instead of subnormal
 *     numbers, which are slow and change nothing
 * @param share one plane: 1 / (1 + the weights of all pairs of the pixel)
 */
record TransitionWeights(PaddedGrid frame, List<PairOffset> offsets, float[] weights, float[] share) {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    /** Returns IRNet's weights: one minus the largest edge on the path between two pixels, to the power β. */
    static TransitionWeights ofEdge(Planes edge, PairOffsets pairs, int beta) {
        PaddedGrid frame = new PaddedGrid(edge.height(), edge.width(), pairs.radius() - 1);
        // An edge of 1 around the map makes the affinity of every pair that leaves it 0.
        float[] edges = new float[frame.size()];
        Arrays.fill(edges, 1);
        frame.enter(edge.values(), 0, edges, 0);
        float[] largest = new float[frame.size()];
        return of(frame, pairs, beta, (offset, plane) -> {
            Arrays.fill(largest, frame.first(), frame.last(), 0f);
            for (PathPoint point : pairs.offsets().get(offset).path()) {
                raise(largest, edges, frame, frame.shift(point.dy(), point.dx()));
            }
            for (int at = frame.first(); at < frame.last(); at++) {
                plane[at] = 1.0 - largest[at];
            }
        });
    }

    /**
     * Returns weights from affinities that are given for the sources of a window only, as AffinityNet and SEAM compute
     * them: a pair whose source lies outside the window does not exist.
     *
     * @param affinities of the pairs of an offset, source by source
     */
    static TransitionWeights ofPairs(PairAffinities affinities, PairOffsets pairs, int height, int width, int beta) {
        SourceWindow window = pairs.sources(height, width);
        PaddedGrid frame = new PaddedGrid(height, width, pairs.radius() - 1);
        double[] ofOffset = new double[window.size()];
        return of(frame, pairs, beta, (offset, plane) -> {
            affinities.fill(offset, ofOffset);
            for (int row = 0; row < window.rows(); row++) {
                System.arraycopy(
                        ofOffset, row * window.columns(), plane, frame.at(row, window.firstColumn()), window.columns());
            }
        });
    }

    /** Affinities of the pairs of one offset: for each source of the window, or for each place of the frame. */
    interface PairAffinities {
        void fill(int offset, double[] affinities);
    }

    // Powers and degrees in double, rounded once: with float sums the walk drifts by 1e-4 in 256 steps.
    private static TransitionWeights of(PaddedGrid frame, PairOffsets pairs, int beta, PairAffinities affinities) {
        int[] shifts = shifts(frame, pairs.offsets());
        float[] weights = new float[Math.multiplyExact(shifts.length, frame.size())];
        double[] affinity = new double[frame.size()];
        double[] weight = new double[frame.size()];
        double[] degree = new double[frame.size()];
        Arrays.fill(degree, 1);
        for (int k = 0; k < shifts.length; k++) {
            affinities.fill(k, affinity);
            power(affinity, beta, weight, frame);
            int shift = shifts[k];
            int plane = k * frame.size();
            for (int at = frame.first(); at < frame.last(); at++) {
                weights[plane + at] = weight[at] < Float.MIN_NORMAL ? 0 : (float) weight[at];
                degree[at] = degree[at] + weight[at - shift] + weight[at];
            }
        }
        float[] share = new float[frame.size()];
        for (int at = 0; at < share.length; at++) {
            share[at] = (float) (1 / degree[at]);
        }
        return new TransitionWeights(frame, pairs.offsets(), weights, share);
    }

    /** Returns the distance from a source to its destination, in the frame. */
    int[] shifts() {
        return shifts(frame, offsets);
    }

    private static int[] shifts(PaddedGrid frame, List<PairOffset> offsets) {
        return offsets.stream()
                .mapToInt(offset -> frame.shift(offset.dy(), offset.dx()))
                .toArray();
    }

    private static void raise(float[] largest, float[] edges, PaddedGrid frame, int shift) {
        for (int at = frame.first(); at < frame.last(); at += LANES.length()) {
            FloatVector.fromArray(LANES, largest, at)
                    .max(FloatVector.fromArray(LANES, edges, at + shift))
                    .intoArray(largest, at);
        }
    }

    /** Raises to a power by repeated squaring, all pixels at a time; bases are lost. */
    private static void power(double[] base, int exponent, double[] power, PaddedGrid frame) {
        Arrays.fill(power, frame.first(), frame.last(), 1);
        for (int left = exponent; left > 0; left >>= 1) {
            if ((left & 1) != 0) {
                multiply(power, base, frame);
            }
            multiply(base, base, frame);
        }
    }

    private static void multiply(double[] product, double[] factor, PaddedGrid frame) {
        for (int at = frame.first(); at < frame.last(); at++) {
            product[at] *= factor[at];
        }
    }
}
