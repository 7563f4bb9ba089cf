package dev.wsss.stages.crf;

/** The loops in plain Java: what the vector kernel is held against, the filter of single values, and the fallback. */
final class PlainCrfKernel implements CrfKernel {
    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void splat(Lattice lattice, float[] rows, int first, int count, int width, float[] values) {
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
    public void blur(Lattice lattice, int axis, float[] from, float[] to, int width) {
        int[] neighbours = lattice.neighbours();
        int first = 2 * axis * (lattice.vertices() + 1);
        for (int vertex = 1; vertex <= lattice.vertices(); vertex++) {
            int one = neighbours[first + 2 * vertex] * width;
            int other = neighbours[first + 2 * vertex + 1] * width;
            for (int lane = 0; lane < width; lane++) {
                to[vertex * width + lane] =
                        Math.fma(from[one + lane] + from[other + lane], 0.5f, from[vertex * width + lane]);
            }
        }
    }

    @Override
    public void slice(Lattice lattice, float[] values, int first, int count, int width, float factor, float[] rows) {
        for (int pixel = 0; pixel < count; pixel++) {
            int corner = (first + pixel) * lattice.corners();
            for (int lane = 0; lane < width; lane++) {
                float sum = 0;
                for (int i = corner; i < corner + lattice.corners(); i++) {
                    sum = Math.fma(values[lattice.offsets()[i] * width + lane], lattice.weights()[i], sum);
                }
                rows[pixel * width + lane] = Math.fma(sum, factor, rows[pixel * width + lane]);
            }
        }
    }

    @Override
    public void exp(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Exponential.of(values[i]);
        }
    }
}
