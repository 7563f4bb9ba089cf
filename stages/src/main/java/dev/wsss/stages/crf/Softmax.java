package dev.wsss.stages.crf;

import java.util.Arrays;

/**
 * Turns rows of scores into beliefs that add up to 1 in each problem, a block of pixels at a time.
 *
 * <p>Blocks are transposed, so that labels meet in plain element-wise loops over pixels and no sum runs across lanes.
 */
final class Softmax {
    /** Pixels of a block: enough to fill vectors, few enough to stay in the nearest cache. */
    static final int BLOCK = 64;

    private final CrfKernel kernel;
    private final int[] problems;
    private final int labels;
    private final float[] planes;
    private final float[] ofBlock = new float[BLOCK];

    /**
     * For rows of some shape.
     *
     * @param problems where the labels of each problem begin in a row, and where the last ends
     */
    Softmax(CrfKernel kernel, int[] problems) {
        this.kernel = kernel;
        this.problems = problems;
        this.labels = problems[problems.length - 1];
        this.planes = new float[labels * BLOCK];
    }

    /**
     * Replaces the scores of a block by beliefs and leaves the padding of its rows alone.
     *
     * @param rows at least count × width
     * @param count pixels, at most a block
     */
    void apply(float[] rows, int count, int width) {
        for (int label = 0; label < labels; label++) {
            for (int pixel = 0; pixel < count; pixel++) {
                planes[label * BLOCK + pixel] = rows[pixel * width + label];
            }
        }
        for (int problem = 0; problem + 1 < problems.length; problem++) {
            subtractLargest(problems[problem] * BLOCK, problems[problem + 1] * BLOCK);
        }
        kernel.exp(planes, planes.length);
        for (int problem = 0; problem + 1 < problems.length; problem++) {
            divideBySum(problems[problem] * BLOCK, problems[problem + 1] * BLOCK);
        }
        for (int label = 0; label < labels; label++) {
            for (int pixel = 0; pixel < count; pixel++) {
                rows[pixel * width + label] = planes[label * BLOCK + pixel];
            }
        }
    }

    private void subtractLargest(int from, int to) {
        System.arraycopy(planes, from, ofBlock, 0, BLOCK);
        for (int plane = from + BLOCK; plane < to; plane += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                ofBlock[i] = Math.max(ofBlock[i], planes[plane + i]);
            }
        }
        for (int plane = from; plane < to; plane += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                planes[plane + i] -= ofBlock[i];
            }
        }
    }

    private void divideBySum(int from, int to) {
        Arrays.fill(ofBlock, 0);
        for (int plane = from; plane < to; plane += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                ofBlock[i] += planes[plane + i];
            }
        }
        for (int i = 0; i < BLOCK; i++) {
            ofBlock[i] = 1 / ofBlock[i];
        }
        for (int plane = from; plane < to; plane += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                planes[plane + i] *= ofBlock[i];
            }
        }
    }
}
