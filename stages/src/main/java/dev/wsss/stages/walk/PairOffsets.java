package dev.wsss.stages.walk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The pairs of pixels closer than a radius, each pair once: the half plane below and right of a source.
 *
 * @param radius distances below this count, at least 2
 * @param offsets 34 for radius 5, 152 for radius 10; their order is the order of every affinity tensor
 */
public record PairOffsets(int radius, List<PairOffset> offsets) {
    public PairOffsets {
        if (radius < 2) {
            throw new IllegalArgumentException("radius " + radius + ": a pixel has neighbours from radius 2 on");
        }
        offsets = List.copyOf(offsets);
    }

    /**
     * Returns the offsets in IRNet's order: by the number of points on their path, and row by row where that is equal.
     */
    public static PairOffsets radius(int radius) {
        List<PairOffset> offsets = new ArrayList<>(plain(radius).offsets);
        offsets.sort(Comparator.comparingInt(offset -> offset.path().size()));
        return new PairOffsets(radius, offsets);
    }

    /** Returns the offsets row by row, as AffinityNet and SEAM order them. */
    public static PairOffsets plain(int radius) {
        List<PairOffset> offsets = new ArrayList<>();
        for (int dy = 0; dy < radius; dy++) {
            for (int dx = dy == 0 ? 1 : 1 - radius; dx < radius; dx++) {
                if (dy * dy + dx * dx < radius * radius) {
                    offsets.add(PairOffset.of(dy, dx));
                }
            }
        }
        return new PairOffsets(radius, offsets);
    }

    public int size() {
        return offsets.size();
    }

    /** Returns the sources of a map whose destinations all lie in the map too; a map smaller than that is refused. */
    public SourceWindow sources(int height, int width) {
        return new SourceWindow(height - radius + 1, radius - 1, width - 2 * (radius - 1));
    }
}
