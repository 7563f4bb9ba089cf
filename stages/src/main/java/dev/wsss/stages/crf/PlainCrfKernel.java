package dev.wsss.stages.crf;

import java.util.List;

/** The loops in plain Java: what the vector kernel is held against, the filter of single values, and the fallback. */
final class PlainCrfKernel implements CrfKernel {
    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void splat(List<Lattice> lattices, float[] rows, int first, int count, int width, float[][] values) {
        for (int i = 0; i < values.length; i++) {
            splat(lattices.get(i), rows, first, count, width, values[i]);
        }
    }

    private static void splat(Lattice lattice, float[] rows, int first, int count, int width, float[] values) {
        int at = first * lattice.corners();
        for (int row = 0; row < count * width; row += width) {
            for (int i = 0; i < lattice.corners(); i++, at++) {
                float weight = lattice.weights()[at];
                int vertex = lattice.offsets()[at] * width;
                for (int lane = 0; lane < width; lane++) {
                    values[vertex + lane] = Math.fma(rows[row + lane], weight, values[vertex + lane]);
                }
            }
        }
    }

    @Override
    public void blur(int[] chains, float[] values, int width) {
        int scrap = values.length - width;
        for (int lane = 0; lane < width; lane++) {
            float before = 0;
            float here = 0;
            int at = scrap;
            for (int vertex : chains) {
                float after = values[vertex * width + lane];
                values[at + lane] = Math.fma(before + after, 0.5f, here);
                before = here;
                here = after;
                at = vertex == 0 ? scrap : vertex * width;
            }
        }
    }

    @Override
    public void slice(
            List<Lattice> lattices,
            float[][] values,
            float[] factors,
            float[] rows,
            int first,
            int count,
            int width,
            float[] sums) {
        System.arraycopy(rows, first * width, sums, 0, count * width);
        for (int i = 0; i < values.length; i++) {
            slice(lattices.get(i), values[i], factors[i], first, count, width, sums);
        }
    }

    private static void slice(
            Lattice lattice, float[] values, float factor, int first, int count, int width, float[] sums) {
        for (int pixel = 0; pixel < count; pixel++) {
            int corner = (first + pixel) * lattice.corners();
            for (int lane = 0; lane < width; lane++) {
                float sum = 0;
                for (int i = corner; i < corner + lattice.corners(); i++) {
                    sum = Math.fma(values[lattice.offsets()[i] * width + lane], lattice.weights()[i], sum);
                }
                sums[pixel * width + lane] = Math.fma(sum, factor, sums[pixel * width + lane]);
            }
        }
    }

    @Override
    public Softmax softmax(int[] problems, int width) {
        return new PlaneSoftmax(this, problems);
    }

    @Override
    public void softmax(float[] planes, int from, int to) {
        for (int first = from; first < from + Softmax.BLOCK; first++) {
            float largest = planes[first];
            for (int at = first; at < to; at += Softmax.BLOCK) {
                largest = Math.max(largest, planes[at]);
            }
            float sum = 0;
            for (int at = first; at < to; at += Softmax.BLOCK) {
                planes[at] = Exponential.of(planes[at] - largest);
                sum += planes[at];
            }
            float inverse = 1 / sum;
            for (int at = first; at < to; at += Softmax.BLOCK) {
                planes[at] *= inverse;
            }
        }
    }
}
