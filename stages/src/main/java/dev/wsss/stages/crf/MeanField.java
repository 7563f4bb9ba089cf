package dev.wsss.stages.crf;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Mean-field inference of one or more label problems on the same picture, all labels of all problems side by side in a row
 * for each pixel.
 *
 * <p>One pass over the pixels reads the blurred lattices off, normalises and puts the result on the next lattices at once,
 * so that beliefs are never stored between iterations.
 */
final class MeanField {
    private final CrfKernel kernel;
    private final List<PairwiseTerm> pulls;
    private final int[] problems;
    private final int width;
    private final int pixels;

    /**
     * One kernel of the field.
     *
     * @param lattice its filter
     * @param compat its weight
     */
    record PairwiseTerm(Lattice lattice, float compat) {}

    /**
     * Creates a field.
     *
     * @param pulls none leave the unary costs alone
     * @param pixels of the picture
     * @param problems where the labels of each problem begin in a row, and where the last ends
     */
    MeanField(CrfKernel kernel, List<PairwiseTerm> pulls, int pixels, int[] problems) {
        this.kernel = kernel;
        this.pulls = pulls;
        this.problems = problems;
        this.pixels = pixels;
        int labels = problems[problems.length - 1];
        this.width = (labels + kernel.lanes() - 1) / kernel.lanes() * kernel.lanes();
    }

    /** Returns the number of elements of a row: the labels, rounded up to whole vectors. */
    int width() {
        return width;
    }

    /**
     * Infers.
     *
     * @param rows pixels × width: minus the unary costs, 0 in the padding; replaced by the beliefs, which add up to 1 in each problem
     */
    void infer(float[] rows, int iterations) {
        float[][] blurred = new float[pulls.size()][];
        float[][] next = new float[pulls.size()][];
        for (int i = 0; i < next.length; i++) {
            int size = Math.multiplyExact(pulls.get(i).lattice().rows(), width);
            blurred[i] = new float[size];
            next[i] = new float[size];
        }
        float[] some = new float[Softmax.BLOCK * width];
        Softmax softmax = new Softmax(kernel, problems);
        for (int iteration = 0; iteration <= iterations; iteration++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted after " + iteration + " iterations of a CRF");
            }
            for (int first = 0; first < pixels; first += Softmax.BLOCK) {
                int count = Math.min(Softmax.BLOCK, pixels - first);
                System.arraycopy(rows, first * width, some, 0, count * width);
                if (iteration > 0) {
                    slice(blurred, first, count, some);
                }
                softmax.apply(some, count, width);
                if (iteration < iterations) {
                    splat(some, first, count, next);
                } else {
                    System.arraycopy(some, 0, rows, first * width, count * width);
                }
            }
            if (iteration < iterations) {
                blur(blurred, next);
            }
        }
    }

    private void slice(float[][] blurred, int first, int count, float[] some) {
        for (int i = 0; i < blurred.length; i++) {
            Lattice lattice = pulls.get(i).lattice();
            float factor = pulls.get(i).compat() * lattice.alpha();
            kernel.slice(lattice, blurred[i], first, count, width, factor, some);
        }
    }

    private void splat(float[] some, int first, int count, float[][] next) {
        for (int i = 0; i < next.length; i++) {
            kernel.splat(pulls.get(i).lattice(), some, first, count, width, next[i]);
        }
    }

    /** Blurs the values on the next lattices and swaps them with those just read. */
    private void blur(float[][] blurred, float[][] next) {
        for (int i = 0; i < next.length; i++) {
            pulls.get(i).lattice().blur(kernel, next[i], width);
            float[] swap = blurred[i];
            blurred[i] = next[i];
            next[i] = swap;
            Arrays.fill(swap, 0);
        }
    }
}
