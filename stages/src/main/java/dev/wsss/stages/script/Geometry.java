package dev.wsss.stages.script;

/**
 * Window of a convolution, the same in both directions.
 *
 * @param kernel side of the filter
 * @param stride step of the window
 * @param padding zeros on each side
 * @param dilation distance of the filter's taps
 * @param groups numbers of channels that are convolved apart; 1 for none
 */
public record Geometry(int kernel, int stride, int padding, int dilation, int groups) {
    /** One pixel to one pixel. */
    public static final Geometry POINTWISE = new Geometry(1, 1, 0, 1);

    public Geometry {
        if (kernel < 1 || stride < 1 || padding < 0 || dilation < 1 || groups < 1) {
            throw new IllegalArgumentException("convolution with kernel " + kernel + ", stride " + stride + ", padding "
                    + padding + ", dilation " + dilation + ", groups " + groups);
        }
    }

    /** All channels convolved together. */
    public Geometry(int kernel, int stride, int padding, int dilation) {
        this(kernel, stride, padding, dilation, 1);
    }

    /** A window that keeps the size of the map, up to its stride. */
    public static Geometry same(int kernel, int stride) {
        return new Geometry(kernel, stride, kernel / 2, 1);
    }
}
