package dev.wsss.stages.walk;

import dev.wsss.stages.image.Planes;
import java.lang.foreign.Arena;

/** The steps with one pixel a lane, two planes at a time, which share each load of the weights. */
final class VectorWalkKernel implements WalkKernel {
    private final TransitionWeights weights;

    VectorWalkKernel(TransitionWeights weights) {
        this.weights = weights;
    }

    @Override
    public Planes walk(Planes scores, int steps) {
        Planes walked = Planes.zeros(scores.channels(), scores.height(), scores.width());
        try (Arena arena = Arena.ofConfined()) {
            WeightStream stream = WeightStream.of(weights, grid(1), arena);
            for (int plane = 0; plane < scores.channels(); plane += 2) {
                LaneGrid grid = grid(Math.min(2, scores.channels() - plane));
                LaneWalk walk = new LaneWalk(grid, weights.offsets(), stream, arena);
                walk.enter(scores, plane);
                walk.walk(steps);
                walk.leave(walked, plane);
            }
        }
        return walked;
    }

    private LaneGrid grid(int planes) {
        PaddedGrid frame = weights.frame();
        return new LaneGrid(frame.height(), frame.width(), frame.margin(), planes);
    }
}
