package dev.wsss.stages.image;

/**
 * Columns and rows of a picture.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record PictureSize(int width, int height) {
    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a size of " + width + "x" + height + " pixels");
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
