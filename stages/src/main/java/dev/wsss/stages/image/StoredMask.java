package dev.wsss.stages.image;

import org.jspecify.annotations.Nullable;

/**
 * A mask as its file keeps it.
 *
 * @param labels palette indices or grey levels
 * @param palette three bytes an entry, at most 256 entries; absent for a grey file
 */
public record StoredMask(LabelMap labels, byte @Nullable [] palette) {
    /** Returns the colour of a value as 0xRRGGBB; -1 where the palette has none. */
    public int colour(int value) {
        if (palette == null || 3 * value + 3 > palette.length) {
            return -1;
        }
        return (palette[3 * value] & 0xff) << 16
                | (palette[3 * value + 1] & 0xff) << 8
                | (palette[3 * value + 2] & 0xff);
    }
}
