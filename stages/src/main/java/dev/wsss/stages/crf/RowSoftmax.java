package dev.wsss.stages.crf;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The softmax of rows where they lie, for rows of a width that divides the lanes; as {@link PlaneSoftmax}, to the bit.
 *
 * <p>Each label of a problem in turn is copied to all lanes of the problem.
 */
final class RowSoftmax implements Softmax {
    private static final VectorSpecies<Float> LANES = VectorExponential.LANES;

    /** For each place in a problem: to each lane, the lane of the label at that place of its problem, or its own. */
    private final VectorShuffle<Float>[] labels;
    /** For each place in a problem: to each lane 1, or 0 where its problem has no such place. */
    private final FloatVector[] present;

    /**
     * Creates a softmax for rows of one shape.
     *
     * @param problems where the labels of each problem begin in a row, and where the last ends
     * @param width of a row, a divisor of the lanes
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    RowSoftmax(int[] problems, int width) {
        int most = 1;
        for (int i = 1; i < problems.length; i++) {
            most = Math.max(most, problems[i] - problems[i - 1]);
        }
        labels = new VectorShuffle[most];
        present = new FloatVector[most];
        for (int place = 0; place < most; place++) {
            int[] from = new int[LANES.length()];
            float[] counts = new float[LANES.length()];
            for (int lane = 0; lane < from.length; lane++) {
                from[lane] = lane;
                counts[lane] = place == 0 ? 1 : 0;
            }
            for (int row = 0; row < from.length; row += width) {
                for (int i = 1; i < problems.length; i++) {
                    int label = problems[i - 1] + place;
                    for (int lane = problems[i - 1]; lane < problems[i] && label < problems[i]; lane++) {
                        from[row + lane] = row + label;
                        counts[row + lane] = 1;
                    }
                }
            }
            labels[place] = VectorShuffle.fromArray(LANES, from, 0);
            present[place] = FloatVector.fromArray(LANES, counts, 0);
        }
    }

    @Override
    public void apply(float[] rows, int count, int width) {
        int size = (count * width + LANES.length() - 1) / LANES.length() * LANES.length();
        for (int at = 0; at < size; at += LANES.length()) {
            FloatVector scores = FloatVector.fromArray(LANES, rows, at);
            FloatVector largest = scores;
            for (VectorShuffle<Float> label : labels) {
                FloatVector other = scores.rearrange(label);
                largest = largest.blend(other, largest.lt(other));
            }
            scores.sub(largest).intoArray(rows, at);
        }
        VectorExponential.apply(rows, 0, size);
        for (int at = 0; at < size; at += LANES.length()) {
            FloatVector powers = FloatVector.fromArray(LANES, rows, at);
            FloatVector sum = FloatVector.zero(LANES);
            for (int place = 0; place < labels.length; place++) {
                sum = powers.rearrange(labels[place]).fma(present[place], sum);
            }
            powers.mul(FloatVector.broadcast(LANES, 1).div(sum)).intoArray(rows, at);
        }
    }
}
