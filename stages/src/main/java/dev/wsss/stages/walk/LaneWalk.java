package dev.wsss.stages.walk;

import static dev.wsss.stages.walk.LaneGrid.LANES;
import static dev.wsss.stages.walk.LaneGrid.VECTOR;

import dev.wsss.stages.image.Planes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CancellationException;
import jdk.incubator.vector.FloatVector;

/**
 * One or two planes that walk.
 *
 * <p>Weights come from memory more slowly than a step can take them. So several steps go through the map at a time,
 * each a margin behind the one before: its inputs are complete, what it overwrites is not read any more, and the
 * weights in between are still in a near cache.
 */
final class LaneWalk {
    /** Steps at a time: for the radius 5 and 125 columns they have 0.8 MB of weights between them. */
    private static final int STEPS = 6;
    /** Rows that a step goes before the next one's turn. */
    private static final int ROWS = 4;

    private final LaneGrid grid;
    private final long[] shifts;
    private final WeightStream weights;
    private final MemorySegment carry;
    private MemorySegment values;
    private MemorySegment next;

    LaneWalk(LaneGrid grid, List<PairOffset> offsets, WeightStream weights, Arena arena) {
        this.grid = grid;
        this.weights = weights;
        shifts = offsets.stream()
                .mapToLong(offset -> grid.shift(offset.dy(), offset.dx()))
                .toArray();
        values = arena.allocate(grid.size(), VECTOR);
        next = arena.allocate(grid.size(), VECTOR);
        carry = arena.allocate(grid.size(), VECTOR);
    }

    /** Takes planes of a map, from one on. */
    void enter(Planes map, int first) {
        for (int plane = 0; plane < grid.planes(); plane++) {
            grid.enter(map.values(), first + plane, values, plane);
        }
    }

    /** Writes the planes into a map. */
    void leave(Planes map, int first) {
        for (int plane = 0; plane < grid.planes(); plane++) {
            grid.leave(values, plane, map.values(), first + plane);
        }
    }

    void walk(int steps) {
        for (int done = 0; done < steps; done += STEPS) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted after " + done + " steps of a walk");
            }
            sweep(Math.min(STEPS, steps - done));
        }
    }

    private void sweep(int steps) {
        MemorySegment[] turns = {values, next};
        int behind = (steps - 1) * grid.margin();
        for (int lead = 0; lead < grid.height() + behind; lead += ROWS) {
            for (int step = 0; step < steps; step++) {
                int first = lead - step * grid.margin();
                int last = Math.min(first + ROWS, grid.height());
                for (int row = Math.max(first, 0); row < last; row++) {
                    step(turns[step & 1], turns[1 - (step & 1)], row);
                }
            }
        }
        values = turns[steps & 1];
        next = turns[1 - (steps & 1)];
    }

    private void step(MemorySegment from, MemorySegment to, int row) {
        if (grid.planes() == 1) {
            movePlane(from, to, row);
        } else {
            moveTwoPlanes(from, to, row);
        }
        grid.wrap(to, row);
    }

    // A slice is checked once; the compiler sees that all vectors of one are inside.
    private void moveTwoPlanes(MemorySegment from, MemorySegment to, int row) {
        long at = grid.at(row, 0);
        long share = (long) row * grid.places() * VECTOR;
        long pair = share * shifts.length * 2;
        for (int place = 0; place < grid.places(); place++) {
            FloatVector one = load(from, at);
            FloatVector two = load(from, at + VECTOR);
            FloatVector oneAhead = FloatVector.zero(LANES);
            FloatVector twoAhead = oneAhead;
            FloatVector oneBehind = oneAhead;
            FloatVector twoBehind = oneAhead;
            for (int k = 0; k < shifts.length; k++) {
                MemorySegment both = weights.pairs().asSlice(pair + 2 * VECTOR * k, 2 * VECTOR);
                MemorySegment ahead = from.asSlice(at + shifts[k], 2 * VECTOR);
                MemorySegment behind = from.asSlice(at - shifts[k], 2 * VECTOR);
                FloatVector weight = load(both, 0);
                oneAhead = one.sub(load(ahead, 0)).fma(weight, oneAhead);
                twoAhead = two.sub(load(ahead, VECTOR)).fma(weight, twoAhead);
                FloatVector mirrored = load(both, VECTOR);
                oneBehind = one.sub(load(behind, 0)).fma(mirrored, oneBehind);
                twoBehind = two.sub(load(behind, VECTOR)).fma(mirrored, twoBehind);
            }
            pair += 2 * VECTOR * shifts.length;
            FloatVector portion = load(weights.shares(), share);
            move(one, oneAhead.add(oneBehind), portion, to, at);
            move(two, twoAhead.add(twoBehind), portion, to, at + VECTOR);
            share += VECTOR;
            at += 2 * VECTOR;
        }
    }

    private void movePlane(MemorySegment from, MemorySegment to, int row) {
        long at = grid.at(row, 0);
        long share = (long) row * grid.places() * VECTOR;
        long pair = share * shifts.length * 2;
        for (int place = 0; place < grid.places(); place++) {
            FloatVector value = load(from, at);
            FloatVector ahead = FloatVector.zero(LANES);
            FloatVector behind = ahead;
            for (int k = 0; k < shifts.length; k++) {
                MemorySegment both = weights.pairs().asSlice(pair + 2 * VECTOR * k, 2 * VECTOR);
                ahead = value.sub(load(from, at + shifts[k])).fma(load(both, 0), ahead);
                behind = value.sub(load(from, at - shifts[k])).fma(load(both, VECTOR), behind);
            }
            pair += 2 * VECTOR * shifts.length;
            move(value, ahead.add(behind), load(weights.shares(), share), to, at);
            share += VECTOR;
            at += VECTOR;
        }
    }

    private void move(FloatVector value, FloatVector pull, FloatVector share, MemorySegment to, long at) {
        FloatVector increment = pull.fma(share, load(carry, at));
        FloatVector moved = value.add(increment);
        store(moved, to, at);
        store(increment.sub(moved.sub(value)), carry, at);
    }

    private static FloatVector load(MemorySegment segment, long at) {
        return FloatVector.fromMemorySegment(LANES, segment, at, ByteOrder.nativeOrder());
    }

    private static void store(FloatVector vector, MemorySegment segment, long at) {
        vector.intoMemorySegment(segment, at, ByteOrder.nativeOrder());
    }
}
