package dev.wsss.stages.script;

/**
 * Window of a convolution, the same in both directions.
 *
 * @param kernel side of the filter
 * @param stride step of the window
 * @param padding zeros on each side
 * @param dilation distance of the filter's taps
 * @param groups numbers of channels that are convolved apart; 1 for none
 * @param alignment of the windows
 */
public record Geometry(int kernel, int stride, int padding, int dilation, int groups, Alignment alignment) {
    /** One pixel to one pixel. */
    public static final Geometry POINTWISE = new Geometry(1, 1, 0, 1);

    /** The place of the first window. */
    public enum Alignment {
        /** The padding is the same on all sides. */
        CENTRED,
        /**
         * TensorFlow's "same": where a side of the map is even, the windows of stride 2 lie one pixel further, so that one
         * zero less is padded in front than behind.
         */
        BY_SIZE
    }

    public Geometry {
        if (kernel < 1 || stride < 1 || padding < 0 || dilation < 1 || groups < 1) {
            throw new IllegalArgumentException("convolution with kernel " + kernel + ", stride " + stride + ", padding "
                    + padding + ", dilation " + dilation + ", groups " + groups);
        }
    }

    /** Creates a window in which all channels are convolved together. */
    public Geometry(int kernel, int stride, int padding, int dilation) {
        this(kernel, stride, padding, dilation, 1, Alignment.CENTRED);
    }

    /**
     * Returns TensorFlow's padding "same" for an odd kernel: ⌈side / stride⌉ windows.
     *
     * @param stride 1 or 2; with 2 there is no dilation
     */
    public static Geometry alignedBySize(int kernel, int stride, int dilation) {
        if (kernel % 2 == 0 || stride > 2 || (stride == 2 && dilation > 1)) {
            throw new IllegalArgumentException(
                    "windows of " + kernel + " with stride " + stride + " and dilation " + dilation);
        }
        return new Geometry(
                kernel,
                stride,
                kernel / 2 * dilation,
                dilation,
                1,
                stride == 1 ? Alignment.CENTRED : Alignment.BY_SIZE);
    }

    /** Returns every channel by itself, of so many. */
    public Geometry depthwise(int channels) {
        return new Geometry(kernel, stride, padding, dilation, channels, alignment);
    }

    /** Returns the expression for the padding of a map of this name, along both axes. */
    String padding(String x) {
        return alignment == Alignment.CENTRED
                ? "[" + padding + ", " + padding + "]"
                : "[torch.add(" + padding + ", " + even(x, 2) + "), torch.add(" + padding + ", " + even(x, 3) + ")]";
    }

    /**
     * Returns the expression for what is wanted of a convolution with that padding: an even side has a window too many
     * in front.
     */
    String cropped(String x, String convolution) {
        return alignment == Alignment.CENTRED
                ? convolution
                : "torch.slice(torch.slice(" + convolution + ", 2, " + even(x, 2) + ", 1000000, 1), 3, " + even(x, 3)
                        + ", 1000000, 1)";
    }

    /** Returns 1 where a side of a map is even, else 0. */
    private static String even(String x, int dimension) {
        return "torch.sub(1, torch.remainder(torch.size(" + x + ", " + dimension + "), 2))";
    }

    /** Returns a window that keeps the size of the map, up to its stride. */
    public static Geometry same(int kernel, int stride) {
        return new Geometry(kernel, stride, kernel / 2, 1);
    }
}
