package dev.wsss.stages.walk;

import static dev.wsss.stages.walk.LaneGrid.LANES;
import static dev.wsss.stages.walk.LaneGrid.VECTOR;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Transition weights in the order in which a step reads them: as one stream the processor fetches them ahead.
 *
 * @param pairs place by place of a {@link LaneGrid}, pair by pair, two vectors: minus the weights of the place's pixels as sources, and
 *     as destinations
 * @param shares place by place one vector: {@link TransitionWeights#share}
 */
record WeightStream(MemorySegment pairs, MemorySegment shares) {
    /** Creates the stream for the places of a grid, margins left out; columns outside of the map have weight 0. */
    static WeightStream of(TransitionWeights weights, LaneGrid grid, Arena arena) {
        int lanes = LANES.length();
        int places = grid.places();
        PaddedGrid frame = weights.frame();
        int[] shifts = weights.shifts();
        long vectors = (long) grid.height() * places;
        MemorySegment pairs = arena.allocate(vectors * VECTOR * shifts.length * 2, VECTOR);
        MemorySegment shares = arena.allocate(vectors * VECTOR, VECTOR);
        float[] rowPairs = new float[places * shifts.length * 2 * lanes];
        float[] rowShares = new float[places * lanes];
        for (int row = 0; row < grid.height(); row++) {
            int first = frame.at(row, 0);
            for (int lane = 0; lane * places < grid.width(); lane++) {
                int from = first + lane * places;
                int columns = Math.min(places, grid.width() - lane * places);
                for (int k = 0; k < shifts.length; k++) {
                    int pair = k * frame.size() + from;
                    int to = k * 2 * lanes + lane;
                    for (int place = 0; place < columns; place++, to += shifts.length * 2 * lanes) {
                        rowPairs[to] = -weights.weights()[pair + place];
                        rowPairs[to + lanes] = -weights.weights()[pair + place - shifts[k]];
                    }
                }
                for (int place = 0; place < columns; place++) {
                    rowShares[place * lanes + lane] = weights.share()[from + place];
                }
            }
            write(rowPairs, pairs, row);
            write(rowShares, shares, row);
        }
        return new WeightStream(pairs, shares);
    }

    private static void write(float[] ofRow, MemorySegment all, int row) {
        long at = (long) row * ofRow.length * Float.BYTES;
        MemorySegment.copy(ofRow, 0, all, ValueLayout.JAVA_FLOAT, at, ofRow.length);
    }
}
