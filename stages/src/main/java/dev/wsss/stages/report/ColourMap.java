package dev.wsss.stages.report;

/** Colours for values between 0 and 1. */
final class ColourMap {
    /** Nine points of Matplotlib's inferno (CC0), whose lightness rises evenly, as 0xRRGGBB. */
    private static final int[] INFERNO = {
        0x000004, 0x1f0c48, 0x550f6d, 0x88226a, 0xba3655, 0xe35933, 0xf98c0a, 0xf9c932, 0xfcffa4
    };

    private ColourMap() {}

    /** Returns a colour 0xRRGGBB for a value; values outside 0..1 and NaN get the nearest end. */
    static int heat(float value) {
        float place = (Float.isNaN(value) ? 0 : Math.clamp(value, 0f, 1f)) * (INFERNO.length - 1);
        int low = Math.min((int) place, INFERNO.length - 2);
        return mixed(INFERNO[low], INFERNO[low + 1], place - low);
    }

    /** Returns a part of the way from one colour to another. */
    static int mixed(int from, int to, double share) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = (from >> shift) & 0xff;
            int b = (to >> shift) & 0xff;
            colour |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return colour;
    }
}
