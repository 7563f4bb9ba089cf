package dev.wsss.stages.crf;

/**
 * The inner loops of the filter, on rows of values: one row a pixel or vertex, one element a label.
 *
 * <p>Implementations give the same bits: elements of a row never meet, sums run over the corners of a simplex in order, with
 * fused multiply-adds.
 */
interface CrfKernel {
    /** Rows are as wide as a multiple of this. */
    int lanes();

    /**
     * Adds rows of pixels, weighted, to the vertices around them.
     *
     * @param rows count × width
     * @param first the pixel of the first row
     * @param values (vertices + 1) × width, added to
     */
    void splat(Lattice lattice, float[] rows, int first, int count, int width, float[] values);

    /** Blurs along one axis: {@code to = from + ½ (one neighbour + the other)}. */
    void blur(Lattice lattice, int axis, float[] from, float[] to, int width);

    /**
     * Adds the weighted rows of the vertices around pixels, times a factor, to the rows of the pixels.
     *
     * @param rows count × width, added to
     */
    void slice(Lattice lattice, float[] values, int first, int count, int width, float factor, float[] rows);

    /** Replaces values by their {@link Exponential}; the array may be read and written up to a multiple of the lanes. */
    void exp(float[] values, int count);
}
