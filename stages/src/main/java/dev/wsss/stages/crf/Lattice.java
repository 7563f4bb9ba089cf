package dev.wsss.stages.crf;

import dev.wsss.stages.image.RgbImage;

/**
 * The pixels of a picture on a permutohedral lattice: what a Gaussian filter over their features needs, with the
 * symmetric normalisation in its weights.
 *
 * <p>Immutable; may be used by many threads. The Gaussian one depends on the size of the picture only and is worth keeping.
 */
public final class Lattice {
    private static final float EPSILON = 1e-20f;
    // The original reads pixels by fours and fills the last four up with the point 0.
    private static final int PIXELS_AT_ONCE = 4;

    private final int corners;
    private final int pixels;
    private final int vertices;
    private final int[] offsets;
    private final float[] weights;
    private final int[][] chains;

    private Lattice(int corners, int pixels, int vertices, int[] offsets, float[] weights, int[][] chains) {
        this.corners = corners;
        this.pixels = pixels;
        this.vertices = vertices;
        this.offsets = offsets;
        this.weights = weights;
        this.chains = chains;
    }

    /** Returns the lattice of the smoothness kernel: pixels are compared by their places. */
    public static Lattice gaussian(int width, int height, float sxy) {
        return of(Features.gaussian(width, height, sxy));
    }

    /** Returns the lattice of the appearance kernel: pixels are compared by their places and colours. */
    public static Lattice bilateral(RgbImage picture, float sxy, float srgb) {
        return of(Features.bilateral(picture, sxy, srgb));
    }

    private static Lattice of(Features features) {
        int d = features.dimensions();
        int corners = d + 1;
        int pixels = features.pixels();
        int[] offsets = new int[Math.multiplyExact(corners, pixels)];
        float[] weights = new float[offsets.length];
        Vertices around = Vertices.of(features);
        float[] points = new float[d * Simplex.BLOCK];
        for (int first = 0; first < pixels; first += Simplex.BLOCK) {
            int count = Math.min(Simplex.BLOCK, pixels - first);
            features.points(first, count, points);
            int at = first * corners;
            around.enclose(points, count, offsets, at);
            System.arraycopy(around.barycentric(), 0, weights, at, count * corners);
        }
        if (pixels % PIXELS_AT_ONCE != 0) {
            around.enclose(new float[points.length], 1, new int[corners], 0);
        }
        int[][] chains = new int[corners][];
        for (int axis = 0; axis < corners; axis++) {
            chains[axis] = VertexOrder.of(around.neighbours(axis));
        }
        Lattice lattice = new Lattice(corners, pixels, around.size(), offsets, weights, chains);
        lattice.normalise();
        return lattice;
    }

    // norm = 1 / √(filter of ones): each pixel is weighted by it when it is put on the lattice and when it is read off.
    private void normalise() {
        float[] values = new float[rows()];
        for (int i = 0; i < offsets.length; i++) {
            values[offsets[i]] += weights[i];
        }
        blur(new PlainCrfKernel(), values, 1);
        float alpha = alpha();
        for (int first = 0; first < offsets.length; first += corners) {
            float sum = 0;
            for (int i = first; i < first + corners; i++) {
                sum = Math.fma(values[offsets[i]], weights[i], sum);
            }
            float norm = (float) (1 / Math.sqrt(sum * alpha + EPSILON));
            for (int i = first; i < first + corners; i++) {
                weights[i] *= norm;
            }
        }
    }

    /** Blurs along all axes, in place. */
    void blur(CrfKernel kernel, float[] values, int width) {
        for (int[] axis : chains) {
            kernel.blur(axis, values, width);
        }
    }

    /** Returns what the filter's result is multiplied by, because a blur by [½ 1 ½] along each axis adds mass. */
    float alpha() {
        return 1 / (1 + (float) Math.pow(2, 1 - corners));
    }

    /** Returns the number of vertices of the simplex around a pixel: one more than there are dimensions. */
    int corners() {
        return corners;
    }

    /** Returns pixels of the picture. */
    public int pixels() {
        return pixels;
    }

    /** Returns the number of vertices, numbered from 1. */
    public int vertices() {
        return vertices;
    }

    /** Returns rows of an array of values: row 0 stands for absent neighbours and is 0, the last one is scrap. */
    int rows() {
        return vertices + 2;
    }

    /** Returns the numbers of vertices, pixels × corners. */
    int[] offsets() {
        return offsets;
    }

    /** Returns the weights, pixels × corners, the normalisation included. */
    float[] weights() {
        return weights;
    }
}
