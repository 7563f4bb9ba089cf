package dev.wsss.stages.crf;

/** A conversion of rows of scores to beliefs that add up to 1 in each problem, a block of pixels at a time. */
interface Softmax {
    /** Pixels of a block: enough to fill vectors, few enough to stay in the nearest cache. */
    int BLOCK = 64;

    /**
     * Replaces the scores of a block by beliefs; the padding of rows is left with some number in 0..1.
     *
     * @param rows a block of rows
     * @param count pixels, at most a block
     * @param width of a row
     */
    void apply(float[] rows, int count, int width);
}
