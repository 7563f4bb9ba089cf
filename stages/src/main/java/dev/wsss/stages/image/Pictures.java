package dev.wsss.stages.image;

/** Pictures from the bytes of a file, whatever its suffix says. */
public final class Pictures {
    private Pictures() {}

    /**
     * Decodes a JPEG or PNG file.
     *
     * @param name what messages call the file
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA for a damaged, truncated, odd or oversized file
     */
    public static RgbImage decode(byte[] file, String name, SizeCap cap) {
        return Png.isPng(file) ? Png.picture(file, name, cap) : Jpeg.decode(file, name, cap);
    }

    /** Returns whether a file that can be decoded holds inks (CMYK, YCCK), which are converted to RGB. */
    public static boolean isPrint(byte[] file, String name) {
        return !Png.isPng(file) && JpegHeader.of(file, name).colours().isPrint();
    }

    /** Reads width and height from the header of a JPEG or PNG file. */
    public static PictureSize size(byte[] file, String name) {
        if (Png.isPng(file)) {
            return PngReader.header(file, name).size();
        }
        return JpegHeader.of(file, name).size();
    }
}
