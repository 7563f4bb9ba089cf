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
    private final List<Lattice> lattices;
    private final float[] factors;
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
        lattices = pulls.stream().map(PairwiseTerm::lattice).toList();
        factors = new float[pulls.size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = pulls.get(i).compat() * lattices.get(i).alpha();
        }
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
        float[][] blurred = new float[lattices.size()][];
        float[][] next = new float[lattices.size()][];
        for (int i = 0; i < next.length; i++) {
            int size = Math.multiplyExact(lattices.get(i).rows(), width);
            blurred[i] = new float[size];
            next[i] = new float[size];
        }
        float[] some = new float[Softmax.BLOCK * width];
        Softmax softmax = kernel.softmax(problems, width);
        for (int iteration = 0; iteration <= iterations; iteration++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted after " + iteration + " iterations of a CRF");
            }
            for (int first = 0; first < pixels; first += Softmax.BLOCK) {
                int count = Math.min(Softmax.BLOCK, pixels - first);
                if (iteration == 0) {
                    System.arraycopy(rows, first * width, some, 0, count * width);
                } else {
                    kernel.slice(lattices, blurred, factors, rows, first, count, width, some);
                }
                softmax.apply(some, count, width);
                if (iteration < iterations) {
                    kernel.splat(lattices, some, first, count, width, next);
                } else {
                    System.arraycopy(some, 0, rows, first * width, count * width);
                }
            }
            if (iteration < iterations) {
                blur(blurred, next);
            }
        }
    }

    /** Blurs the values on the next lattices and swaps them with those just read. */
    private void blur(float[][] blurred, float[][] next) {
        for (int i = 0; i < next.length; i++) {
            lattices.get(i).blur(kernel, next[i], width);
            float[] swap = blurred[i];
            blurred[i] = next[i];
            next[i] = swap;
            Arrays.fill(swap, 0);
        }
    }
}
