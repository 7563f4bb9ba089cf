package dev.wsss.stages.image;

/** Torch's {@code F.interpolate(mode="bilinear")}: no averaging when it shrinks. */
public final class Bilinear {
    private Bilinear() {}

    /** Resizes every plane to a size with pixel centres at halves; the step between samples is old size / new size in float32. */
    public static Planes resize(Planes planes, int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("resizing to " + width + "x" + height + " pixels");
        }
        return resize(
                planes,
                Axis.of(planes.height(), height, (float) planes.height() / height),
                Axis.of(planes.width(), width, (float) planes.width() / width));
    }

    /** Resizes every plane to a size, its corner pixels onto the corner pixels: {@code align_corners=True}. */
    public static Planes resizeCorners(Planes planes, int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("resizing to " + width + "x" + height + " pixels");
        }
        return resize(planes, Axis.ofCorners(planes.height(), height), Axis.ofCorners(planes.width(), width));
    }

    /**
     * Resizes every plane by a factor, as {@code scale_factor=} does: sizes are rounded down, and the step between samples
     * stays 1 / factor, which differs from {@link #resize} where something was rounded off.
     */
    public static Planes scale(Planes planes, double factor) {
        int height = (int) Math.floor(planes.height() * factor);
        int width = (int) Math.floor(planes.width() * factor);
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("scaling by " + factor + " to " + width + "x" + height + " pixels");
        }
        float step = (float) (1 / factor);
        return resize(planes, Axis.of(planes.height(), height, step), Axis.of(planes.width(), width, step));
    }

    private static Planes resize(Planes planes, Axis rows, Axis columns) {
        int height = rows.low().length;
        int width = columns.low().length;
        Planes result = Planes.zeros(planes.channels(), height, width);
        float[] upper = new float[width];
        float[] lower = new float[width];
        for (int channel = 0; channel < planes.channels(); channel++) {
            int plane = channel * planes.planeSize();
            int above = -1;
            int below = -1;
            for (int row = 0; row < height; row++) {
                // Enlarging asks for the same two source rows many times.
                if (rows.low()[row] != above || rows.high()[row] != below) {
                    above = rows.low()[row];
                    below = rows.high()[row];
                    columns.sample(planes.values(), plane + above * planes.width(), upper);
                    columns.sample(planes.values(), plane + below * planes.width(), lower);
                }
                float weight = rows.weight()[row];
                blend(upper, lower, weight, result.values(), (channel * height + row) * width);
            }
        }
        return result;
    }

    private static void blend(float[] upper, float[] lower, float weight, float[] result, int to) {
        float rest = 1 - weight;
        for (int x = 0; x < upper.length; x++) {
            result[to + x] = rest * upper[x] + weight * lower[x];
        }
    }

    /** The two source indices of each output of one axis, and the weight of the second. */
    private record Axis(int[] low, int[] high, float[] weight) {
        static Axis of(int in, int out, float step) {
            float[] at = new float[out];
            for (int i = 0; i < out; i++) {
                at[i] = Math.max(0, step * (i + 0.5f) - 0.5f);
            }
            return of(in, at);
        }

        static Axis ofCorners(int in, int out) {
            float step = out == 1 ? 0 : (float) (in - 1) / (out - 1);
            float[] at = new float[out];
            for (int i = 0; i < out; i++) {
                at[i] = step * i;
            }
            return of(in, at);
        }

        private static Axis of(int in, float[] at) {
            int[] low = new int[at.length];
            int[] high = new int[at.length];
            float[] weight = new float[at.length];
            for (int i = 0; i < at.length; i++) {
                low[i] = Math.min((int) at[i], in - 1);
                high[i] = Math.min(low[i] + 1, in - 1);
                weight[i] = Math.clamp(at[i] - low[i], 0f, 1f);
            }
            return new Axis(low, high, weight);
        }

        void sample(float[] source, int from, float[] result) {
            for (int x = 0; x < result.length; x++) {
                float w = weight[x];
                result[x] = (1 - w) * source[from + low[x]] + w * source[from + high[x]];
            }
        }
    }
}
