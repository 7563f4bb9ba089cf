package dev.wsss.stages.crf;

import java.util.List;

/**
 * The inner loops of the filter, on rows of values: one row a pixel or vertex, one element a label.
 *
 * <p>Implementations give the same bits: elements of a row never meet, sums run over the corners of a simplex in order, with
 * fused multiply-adds.
 */
interface CrfKernel {
    /** Returns the unit of a row's width: rows are as wide as a multiple of it. */
    int lanes();

    /**
     * Adds rows of pixels, weighted, to the vertices around them on each of some lattices.
     *
     * @param rows count × width
     * @param first the pixel of the first row
     * @param values for each lattice {@link Lattice#rows} × width, added to
     */
    void splat(List<Lattice> lattices, float[] rows, int first, int count, int width, float[][] values);

    /**
     * Blurs along one axis, in place: every value becomes {@code value + ½ (one neighbour + the other)}.
     *
     * @param chains the vertices in the order of {@link VertexOrder}
     * @param values {@link Lattice#rows} × width
     */
    void blur(int[] chains, float[] values, int width);

    /**
     * Adds the weighted rows of the vertices around pixels, times a factor for each lattice, to rows of the pixels, one lattice
     * after the other.
     *
     * @param values for each lattice {@link Lattice#rows} × width
     * @param factors for each lattice
     * @param rows of all pixels
     * @param sums count × width: the rows of the pixels from the first one on with what is added to them
     */
    void slice(
            List<Lattice> lattices,
            float[][] values,
            float[] factors,
            float[] rows,
            int first,
            int count,
            int width,
            float[] sums);

    /**
     * Returns the softmax for rows of one shape.
     *
     * @param problems where the labels of each problem begin in a row, and where the last ends
     * @param width of a row
     */
    Softmax softmax(int[] problems, int width);

    /**
     * Turns scores into beliefs: {@code e^(score − largest) / Σ e^(score − largest)} over the labels of one problem.
     *
     * @param planes one plane of {@link Softmax#BLOCK} pixels a label
     * @param from where the problem's first plane begins
     * @param to where its last plane ends
     */
    void softmax(float[] planes, int from, int to);
}
