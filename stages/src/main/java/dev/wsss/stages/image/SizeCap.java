package dev.wsss.stages.image;

/**
 * The largest picture that is decoded, checked before memory is allocated.
 *
 * @param maximumPixels width times height, at least 1
 */
public record SizeCap(long maximumPixels) {
    /** No limit but that of a Java array. */
    public static final SizeCap NONE = new SizeCap(Integer.MAX_VALUE / 3);

    public SizeCap {
        if (maximumPixels < 1) {
            throw new IllegalArgumentException("maximumPixels: " + maximumPixels + " is less than 1");
        }
    }

    /** Refuses a picture that is too large, with advice. */
    public void check(String name, int width, int height) {
        if ((long) width * height > Math.min(maximumPixels, NONE.maximumPixels)) {
            throw BadFile.of(
                    name,
                    "is " + width + "x" + height + " pixels, more than the " + maximumPixels
                            + " that are accepted; shrink it (the published recipes use a long side of 500), or raise"
                            + " dataset.maximumPixels where memory allows");
        }
    }
}
