package dev.wsss.stages.voc;

import dev.wsss.pipeline.parameters.Dataset.MaskValues;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.image.StoredMask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * A reader of mask files by values or by colours, which detects palettes that contradict the values. Safe for several
 * threads.
 */
public final class MaskPalettes {
    private final MaskValues wanted;
    private final PaletteReading colours = PaletteReading.voc();
    private final List<String> contradicted = Collections.synchronizedList(new ArrayList<>());

    /** Creates a reader of masks whose values mean what {@code wanted} says. */
    public MaskPalettes(MaskValues wanted) {
        this.wanted = wanted;
    }

    /**
     * Decodes a mask's file.
     *
     * @param id of its picture
     * @param name of the file, for messages
     */
    public StoredMask read(String id, byte[] file, String name, SizeCap cap) {
        if (wanted == MaskValues.PALETTE) {
            return colours.read(file, name, cap);
        }
        StoredMask mask = Png.mask(file, name, cap);
        if (wanted == MaskValues.AUTO) {
            colours.contradiction(mask).ifPresent(what -> contradicted.add(id + " (" + what + ")"));
        }
        return mask;
    }

    /**
     * Refuses masks whose palettes contradict their values, unless the manifest says which of the two count.
     *
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA, naming pictures
     */
    public void check() {
        if (!contradicted.isEmpty()) {
            List<String> sorted = contradicted.stream().sorted().toList();
            throw Invalid.data("the masks of " + Invalid.some(sorted)
                    + " have the colours of VOC's palette at other values than VOC's, as if an editor or an optimiser had"
                    + " rewritten the palette; set dataset.maskValues: palette to read the colours, or position or voc to"
                    + " read the values");
        }
    }

    static BitSet values(LabelMap mask) {
        BitSet values = new BitSet(256);
        for (byte value : mask.labels()) {
            values.set(value & 0xff);
        }
        return values;
    }
}
