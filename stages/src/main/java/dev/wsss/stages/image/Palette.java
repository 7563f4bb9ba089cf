package dev.wsss.stages.image;

/**
 * The colours that label maps are shown in; the labels themselves are indices and never read back from colours.
 *
 * @param rgb 256 × 3 bytes
 */
public record Palette(byte[] rgb) {
    public Palette {
        if (rgb.length != 256 * 3) {
            throw new IllegalArgumentException("rgb: a palette of " + rgb.length + " bytes instead of 768");
        }
        rgb = rgb.clone();
    }

    /**
     * Returns PASCAL VOC's colour map, which has a distinct colour for each of the 256 values: the bits of the index,
     * dealt out.
     */
    public static Palette voc() {
        byte[] rgb = new byte[256 * 3];
        for (int index = 0; index < 256; index++) {
            for (int bit = 0; bit < 8; bit++) {
                rgb[3 * index + bit % 3] |= (byte) ((index >> bit & 1) << (7 - bit / 3));
            }
        }
        return new Palette(rgb);
    }

    /** Returns a colour as 0xRRGGBB. */
    public int colour(int label) {
        return (rgb[3 * label] & 0xff) << 16 | (rgb[3 * label + 1] & 0xff) << 8 | (rgb[3 * label + 2] & 0xff);
    }

    /** Returns a label map as a picture in these colours. */
    public RgbImage paint(LabelMap map) {
        byte[] painted = new byte[map.labels().length * 3];
        for (int i = 0; i < map.labels().length; i++) {
            System.arraycopy(rgb, 3 * (map.labels()[i] & 0xff), painted, 3 * i, 3);
        }
        return new RgbImage(map.width(), map.height(), painted);
    }
}
