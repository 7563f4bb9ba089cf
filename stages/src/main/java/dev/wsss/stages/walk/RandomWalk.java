package dev.wsss.stages.walk;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The walk that spreads scores to pixels that belong together: scores × T^(2^logSteps), where T is the matrix of
 * affinities to the power β with columns of sum 1.
 *
 * <p>The matrix is never built. A step is a weighted average over the neighbours of each pixel, computed as an increment,
 * which loses no mass, and what rounding takes is carried to the next step: in float32 the result stays within 1e-6 (of
 * its largest value) of float64 after 256 steps.
 *
 * @param radius neighbours are nearer than this, at least 2
 * @param beta exponent that sharpens affinities, at least 1
 * @param logSteps logarithm to base 2 of the number of steps, 0..20
 */
public record RandomWalk(int radius, int beta, int logSteps) {
    public RandomWalk {
        if (radius < 2) {
            throw new IllegalArgumentException("radius " + radius + " is less than 2");
        }
        if (beta < 1) {
            throw new IllegalArgumentException("beta " + beta + " is less than 1");
        }
        if (logSteps < 0 || logSteps > 20) {
            throw new IllegalArgumentException("logSteps " + logSteps + " is not in 0..20");
        }
    }

    /**
     * Computes IRNet's walk: class maps, weakened where there is an edge, walk along affinities from the edge map.
     *
     * <p>A thread that is interrupted leaves with a {@link CancellationException}.
     *
     * @param cam channels × h × w
     * @param edge one plane of edge probabilities, h × w
     * @return channels × h × w
     */
    public Planes walk(Planes cam, Planes edge) {
        if (edge.channels() != 1 || edge.height() != cam.height() || edge.width() != cam.width()) {
            throw new IllegalArgumentException("an edge map of " + edge.channels() + "x" + edge.height() + "x"
                    + edge.width() + " for class maps of " + cam.height() + "x" + cam.width());
        }
        Planes weakened = Planes.zeros(cam.channels(), cam.height(), cam.width());
        for (int i = 0; i < weakened.values().length; i++) {
            weakened.values()[i] = (float) (cam.values()[i] * (1.0 - edge.values()[i % edge.planeSize()]));
        }
        return walk(weakened, TransitionWeights.ofEdge(edge, PairOffsets.radius(radius), beta), VectorWalkKernel::new);
    }

    /**
     * Computes the walk of AffinityNet and SEAM: scores along affinities of features, {@link FeatureAffinity}.
     *
     * <p>A thread that is interrupted leaves with a {@link CancellationException}.
     *
     * @param scores channels × h × w
     * @param features any number of planes, h × w
     * @return channels × h × w
     */
    public Planes walkFeatures(Planes scores, Planes features) {
        if (features.height() != scores.height() || features.width() != scores.width()) {
            throw new IllegalArgumentException("features of " + features.height() + "x" + features.width()
                    + " for scores of " + scores.height() + "x" + scores.width());
        }
        return walkPairs(scores, FeatureAffinity.of(features, PairOffsets.plain(radius)));
    }

    /**
     * Computes the walk of AffinityNet and SEAM along affinities that a network gave.
     *
     * <p>A thread that is interrupted leaves with a {@link CancellationException}.
     *
     * @param scores channels × h × w
     * @param affinities offsets × sources of {@link PairOffsets#plain} for the map's size, 0..1
     * @return channels × h × w
     */
    public Planes walkPairs(Planes scores, FloatArray affinities) {
        PairOffsets pairs = PairOffsets.plain(radius);
        int sources = pairs.sources(scores.height(), scores.width()).size();
        if (affinities.values().length != pairs.size() * sources) {
            throw new IllegalArgumentException("affinities of the shape " + Arrays.toString(affinities.shape())
                    + " for " + pairs.size() + " offsets and " + sources + " sources");
        }
        TransitionWeights stencil = TransitionWeights.ofPairs(
                (offset, ofOffset) -> {
                    for (int i = 0; i < sources; i++) {
                        ofOffset[i] = affinities.values()[offset * sources + i];
                    }
                },
                pairs,
                scores.height(),
                scores.width(),
                beta);
        return walk(scores, stencil, VectorWalkKernel::new);
    }

    Planes walk(Planes scores, TransitionWeights stencil, Function<TransitionWeights, WalkKernel> kernels) {
        // A plane of zeros, such as the map of an absent class, stays one.
        int[] planes = IntStream.range(0, scores.channels())
                .filter(plane -> !isZero(scores, plane))
                .toArray();
        int size = scores.planeSize();
        Planes walking = Planes.zeros(planes.length, scores.height(), scores.width());
        for (int i = 0; i < planes.length; i++) {
            System.arraycopy(scores.values(), planes[i] * size, walking.values(), i * size, size);
        }
        float[] moved = kernels.apply(stencil).walk(walking, 1 << logSteps).values();
        Planes walked = Planes.zeros(scores.channels(), scores.height(), scores.width());
        for (int i = 0; i < planes.length; i++) {
            System.arraycopy(moved, i * size, walked.values(), planes[i] * size, size);
        }
        return walked;
    }

    private static boolean isZero(Planes scores, int plane) {
        int first = plane * scores.planeSize();
        for (int at = first; at < first + scores.planeSize(); at++) {
            if (scores.values()[at] != 0) {
                return false;
            }
        }
        return true;
    }
}
