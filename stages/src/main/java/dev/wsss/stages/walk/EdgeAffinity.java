package dev.wsss.stages.walk;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;

/** Affinities from an edge map: two pixels belong together as far as no edge lies on the path between them. */
public final class EdgeAffinity {
    private EdgeAffinity() {}

    /**
     * One minus the largest edge on each path, both ends included.
     *
     * @param edge one plane of edge probabilities, 0..1
     * @return offsets × sources, in the order of the pairs
     */
    public static FloatArray of(Planes edge, PairOffsets pairs) {
        if (edge.channels() != 1) {
            throw new IllegalArgumentException(edge.channels() + " edge planes: affinities come from one");
        }
        SourceWindow window = pairs.sources(edge.height(), edge.width());
        FloatArray affinities = FloatArray.zeros(pairs.size(), window.size());
        int first = 0;
        for (PairOffset offset : pairs.offsets()) {
            fill(affinities.values(), first, edge, offset, window);
            first += window.size();
        }
        return affinities;
    }

    private static void fill(float[] affinities, int first, Planes edge, PairOffset offset, SourceWindow window) {
        int width = edge.width();
        float[] values = edge.values();
        for (PathPoint point : offset.path()) {
            int next = first;
            for (int row = 0; row < window.rows(); row++) {
                int at = (row + point.dy()) * width + window.firstColumn() + point.dx();
                for (int column = 0; column < window.columns(); column++, next++, at++) {
                    affinities[next] = Math.max(affinities[next], values[at]);
                }
            }
        }
        for (int i = first; i < first + window.size(); i++) {
            affinities[i] = 1 - affinities[i];
        }
    }
}
