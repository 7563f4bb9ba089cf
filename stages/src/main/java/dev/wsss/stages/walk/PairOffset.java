package dev.wsss.stages.walk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Offset from a source pixel to another one, and the pixels between them that an edge has to cross.
 *
 * @param dy rows below the source, at least 0
 * @param dx columns right of the source; negative is left
 * @param path destination first, source last
 */
public record PairOffset(int dy, int dx, List<PathPoint> path) {
    public PairOffset {
        path = List.copyOf(path);
        if (path.isEmpty()
                || !path.getFirst().equals(new PathPoint(dy, dx))
                || !path.getLast().equals(new PathPoint(0, 0))) {
            throw new IllegalArgumentException("path " + path + " of the offset (" + dy + ", " + dx + ")");
        }
    }

    /**
     * Returns the offset with IRNet's path: the points of the bounding box that lie less than one pixel from the
     * straight line, farthest from the source first.
     */
    static PairOffset of(int dy, int dx) {
        List<PathPoint> path = new ArrayList<>();
        int lengthSquared = dy * dy + dx * dx;
        for (int y = Math.min(0, dy); y <= Math.max(0, dy); y++) {
            for (int x = Math.min(0, dx); x <= Math.max(0, dx); x++) {
                int cross = dy * x - dx * y;
                if (cross * cross < lengthSquared) {
                    path.add(new PathPoint(y, x));
                }
            }
        }
        path.sort(Comparator.comparingInt(PathPoint::distance).reversed());
        return new PairOffset(dy, dx, path);
    }
}
