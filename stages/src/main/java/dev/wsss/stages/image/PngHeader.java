package dev.wsss.stages.image;

/**
 * The first chunk of a PNG.
 *
 * @param size columns and rows
 * @param depth bits of a sample
 * @param colour the format's number of the kind of pixel
 */
record PngHeader(PictureSize size, int depth, int colour) {
    static final int GREY = 0;
    static final int RGB = 2;
    static final int INDEXED = 3;
    static final int GREY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    int samples() {
        return switch (colour) {
            case GREY, INDEXED -> 1;
            case GREY_ALPHA -> 2;
            case RGB -> 3;
            default -> 4;
        };
    }
}
