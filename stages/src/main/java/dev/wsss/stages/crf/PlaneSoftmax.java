package dev.wsss.stages.crf;

/**
 * The softmax of rows of any width.
 *
 * <p>Blocks are transposed, so that labels meet in plain element-wise loops over pixels and no sum runs across lanes.
 */
final class PlaneSoftmax implements Softmax {
    private final CrfKernel kernel;
    private final int[] problems;
    private final int labels;
    private final float[] planes;

    /**
     * Creates a softmax for rows of one shape.
     *
     * @param problems where the labels of each problem begin in a row, and where the last ends
     */
    PlaneSoftmax(CrfKernel kernel, int[] problems) {
        this.kernel = kernel;
        this.problems = problems;
        this.labels = problems[problems.length - 1];
        this.planes = new float[labels * BLOCK];
    }

    @Override
    public void apply(float[] rows, int count, int width) {
        for (int label = 0; label < labels; label++) {
            for (int pixel = 0; pixel < count; pixel++) {
                planes[label * BLOCK + pixel] = rows[pixel * width + label];
            }
        }
        for (int problem = 0; problem + 1 < problems.length; problem++) {
            kernel.softmax(planes, problems[problem] * BLOCK, problems[problem + 1] * BLOCK);
        }
        for (int label = 0; label < labels; label++) {
            for (int pixel = 0; pixel < count; pixel++) {
                rows[pixel * width + label] = planes[label * BLOCK + pixel];
            }
        }
    }
}
