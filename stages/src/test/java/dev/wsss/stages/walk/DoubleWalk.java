package dev.wsss.stages.walk;

import dev.wsss.stages.image.Planes;
import java.util.Arrays;
import java.util.List;

/** The walk by its definition in float64, pair by pair with tests for borders: the reference for float32 kernels. */
final class DoubleWalk {
    private final int height;
    private final int width;
    private final List<PairOffset> offsets;
    private final double[][] weights;

    private interface Affinity {
        double of(int row, int column, PairOffset offset);
    }

    private DoubleWalk(int height, int width, PairOffsets pairs, int beta, Affinity affinity) {
        this.height = height;
        this.width = width;
        this.offsets = pairs.offsets();
        this.weights = new double[offsets.size()][height * width];
        for (int k = 0; k < weights.length; k++) {
            for (int at = 0; at < height * width; at++) {
                if (inside(at, offsets.get(k))) {
                    weights[k][at] = Math.pow(affinity.of(at / width, at % width, offsets.get(k)), beta);
                }
            }
        }
    }

    static DoubleWalk alongEdges(Planes edge, PairOffsets pairs, int beta) {
        int width = edge.width();
        return new DoubleWalk(
                edge.height(),
                width,
                pairs,
                beta,
                (row, column, offset) -> 1
                        - offset.path().stream()
                                .mapToDouble(point -> edge.values()[(row + point.dy()) * width + column + point.dx()])
                                .max()
                                .orElseThrow());
    }

    static DoubleWalk alongFeatures(Planes features, PairOffsets pairs, int beta) {
        int width = features.width();
        SourceWindow window = pairs.sources(features.height(), width);
        return new DoubleWalk(features.height(), width, pairs, beta, (row, column, offset) -> {
            if (row >= window.rows()
                    || column < window.firstColumn()
                    || column >= window.firstColumn() + window.columns()) {
                return 0;
            }
            double distance = 0;
            for (int channel = 0; channel < features.channels(); channel++) {
                int source = channel * features.planeSize() + row * width + column;
                int destination = source + offset.dy() * width + offset.dx();
                distance += Math.abs((double) features.values()[source] - features.values()[destination]);
            }
            return Math.exp(-distance / features.channels());
        });
    }

    double[] walk(double[] start, int steps) {
        double[] degree = new double[height * width];
        accumulate(constant(1), 0, degree);
        double[] from = start.clone();
        double[] to = new double[from.length];
        for (int step = 0; step < steps; step++) {
            for (int plane = 0; plane < from.length; plane += degree.length) {
                double[] sums = new double[degree.length];
                accumulate(from, plane, sums);
                for (int at = 0; at < degree.length; at++) {
                    to[plane + at] = sums[at] / degree[at];
                }
            }
            double[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private double[] constant(double value) {
        double[] plane = new double[height * width];
        Arrays.fill(plane, value);
        return plane;
    }

    private void accumulate(double[] from, int plane, double[] sums) {
        for (int at = 0; at < sums.length; at++) {
            sums[at] += from[plane + at];
        }
        for (int k = 0; k < weights.length; k++) {
            int shift = offsets.get(k).dy() * width + offsets.get(k).dx();
            for (int at = 0; at < sums.length; at++) {
                if (weights[k][at] != 0) {
                    sums[at] += weights[k][at] * from[plane + at + shift];
                    sums[at + shift] += weights[k][at] * from[plane + at];
                }
            }
        }
    }

    private boolean inside(int at, PairOffset offset) {
        int row = at / width + offset.dy();
        int column = at % width + offset.dx();
        return row < height && column >= 0 && column < width;
    }
}
