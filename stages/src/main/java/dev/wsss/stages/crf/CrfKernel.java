package dev.wsss.stages.crf;

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
     * Adds rows of pixels, weighted, to the vertices around them.
     *
     * @param rows count × width
     * @param first the pixel of the first row
     * @param values {@link Lattice#rows} × width, added to
     */
    void splat(Lattice lattice, float[] rows, int first, int count, int width, float[] values);

    /**
     * Blurs along one axis, in place: every value becomes {@code value + ½ (one neighbour + the other)}.
     *
     * @param chains the vertices in the order of {@link VertexOrder}
     * @param values {@link Lattice#rows} × width
     */
    void blur(int[] chains, float[] values, int width);

    /**
     * Adds the weighted rows of the vertices around pixels, times a factor, to the rows of the pixels.
     *
     * @param rows count × width, added to
     */
    void slice(Lattice lattice, float[] values, int first, int count, int width, float factor, float[] rows);

    /**
     * Turns scores into beliefs: {@code e^(score − largest) / Σ e^(score − largest)} over the labels of one problem.
     *
     * @param planes one plane of {@link Softmax#BLOCK} pixels a label
     * @param from where the problem's first plane begins
     * @param to where its last plane ends
     */
    void softmax(float[] planes, int from, int to);
}
