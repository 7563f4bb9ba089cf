package dev.wsss.stages.method.affinitynet;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.walk.RandomWalk;
import java.util.List;
import java.util.function.Function;

/**
 * AffinityNet's way from class maps to masks: maps and backgrounds, averaged over the cells of a network's output, walk along
 * affinities.
 *
 * <p>The walk is linear: the maps of the classes walk once, and for each alpha one plane of the background.
 *
 * @param radius neighbours are nearer than this in cells, at least 2; published: 5
 * @param beta exponent that sharpens affinities; published: 8
 * @param logSteps logarithm to base 2 of the number of steps; published: 8, for SEAM 6
 * @param stride pixels along a side of a cell; published: 8
 * @param fit the radius of small maps
 */
public record AlphaWalk(int radius, int beta, int logSteps, int stride, RadiusRule fit) {
    public AlphaWalk {
        new RandomWalk(radius, beta, logSteps);
        if (stride < 1) {
            throw new IllegalArgumentException("stride: " + stride + " pixels");
        }
    }

    /** A rule that shrinks the radius where a map has too few cells for it. */
    @FunctionalInterface
    public interface RadiusRule {
        /** The largest radius that leaves a source, whose pairs all lie in the map. */
        RadiusRule LARGEST = (radius, height, width) -> Math.min(radius, Math.min(height, (width + 1) / 2));

        /**
         * Returns the radius for a map.
         *
         * @param radius that is wanted, at least 2
         * @param height rows of the map, at least 1
         * @param width columns of the map, at least 1
         * @return at most the wanted one; below 2 there are no pairs
         */
        int of(int radius, int height, int width);
    }

    /**
     * Returns the radius for a picture; below 2 its map is so small that nothing walks, and no affinities are needed.
     */
    public int radius(int height, int width) {
        return fit.of(radius, Math.ceilDiv(height, stride), Math.ceilDiv(width, stride));
    }

    /** Returns the scores where nothing can walk: without a class, or with a radius below 2. */
    public AlphaScores standing(Planes maps, List<Integer> labels, double[] alphas) {
        return walked(maps, labels, alphas, cells -> cells);
    }

    /**
     * Walks along affinities of features.
     *
     * @param maps classes × H × W at the picture's size, at most 1
     * @param labels class indices of the planes, ascending
     * @param alphas of the background, ascending
     * @param features channels × ⌈H/stride⌉ × ⌈W/stride⌉ of the picture, padded with zeros to whole cells
     */
    public AlphaScores alongFeatures(Planes maps, List<Integer> labels, double[] alphas, Planes features) {
        int own = radius(maps.height(), maps.width());
        return walked(
                maps,
                labels,
                alphas,
                cells -> own < 2 ? cells : new RandomWalk(own, beta, logSteps).walkFeatures(cells, features));
    }

    /**
     * Walks along affinities that a network gave.
     *
     * @param affinities offsets × sources, for the picture's own {@link #radius(int, int)} in plain order
     */
    public AlphaScores alongPairs(Planes maps, List<Integer> labels, double[] alphas, FloatArray affinities) {
        int own = radius(maps.height(), maps.width());
        return walked(
                maps,
                labels,
                alphas,
                cells -> own < 2 ? cells : new RandomWalk(own, beta, logSteps).walkPairs(cells, affinities));
    }

    private AlphaScores walked(Planes maps, List<Integer> labels, double[] alphas, Function<Planes, Planes> walk) {
        float[] strongest = AlphaBackground.strongest(maps);
        Planes background = Planes.zeros(1, maps.height(), maps.width());
        int classes = maps.channels();
        Planes pooled = maps.pooled(stride);
        int size = pooled.planeSize();
        Planes cells = Planes.zeros(classes + alphas.length, pooled.height(), pooled.width());
        System.arraycopy(pooled.values(), 0, cells.values(), 0, classes * size);
        for (int place = 0; place < alphas.length; place++) {
            new AlphaBackground(alphas[place]).fill(strongest, background, 0);
            System.arraycopy(background.pooled(stride).values(), 0, cells.values(), (classes + place) * size, size);
        }
        return new AlphaScores(maps.height(), maps.width(), stride, labels, alphas, walk.apply(cells));
    }
}
