package dev.wsss.stages.voc;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.image.StoredMask;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The colours of masks, held against PASCAL VOC's palette, in which they are mostly painted.
 *
 * @param numbers the number of each of VOC's colours, 0xRRGGBB
 */
record PaletteReading(Map<Integer, Integer> numbers) {
    /** The last of VOC's classes: colours beyond it are seldom meant as VOC's. */
    private static final int LAST = 20;

    static PaletteReading voc() {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int number = 0; number <= LabelMap.IGNORE; number++) {
            numbers.put(Palette.voc().colour(number), number);
        }
        return new PaletteReading(numbers);
    }

    /**
     * Finds a value whose colour is VOC's, but that of another number, where the mask is painted in VOC's colours: an
     * editor or an optimiser has sorted the palette again. One foreign colour is no objection, as borders are often
     * painted white.
     */
    Optional<String> contradiction(StoredMask mask) {
        String first = null;
        int foreign = 0;
        for (int value : MaskPalettes.values(mask.labels()).stream().toArray()) {
            Integer number = numbers.get(mask.colour(value));
            if (number == null || (number > LAST && number != LabelMap.IGNORE)) {
                foreign++;
            } else if (number != value && first == null) {
                first = "the value " + value + " is painted in the colour of " + number;
            }
        }
        return foreign > 1 ? Optional.empty() : Optional.ofNullable(first);
    }

    /** Reads the number of each pixel's colour instead of its value; refuses colours that VOC's palette does not have. */
    StoredMask read(byte[] file, String name, SizeCap cap) {
        RgbImage picture = Pictures.decode(file, name, cap);
        byte[] labels = new byte[picture.width() * picture.height()];
        byte[] rgb = picture.rgb();
        for (int i = 0; i < labels.length; i++) {
            int colour = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
            Integer number = numbers.get(colour);
            if (number == null) {
                throw Invalid.data(
                        name + ": the colour "
                                + Arrays.toString(new int[] {colour >> 16, colour >> 8 & 0xff, colour & 0xff})
                                + " at column " + i % picture.width() + ", row " + i / picture.width()
                                + " is none of VOC's palette; set dataset.maskValues: position or voc to read values instead of colours");
            }
            labels[i] = (byte) (int) number;
        }
        return new StoredMask(new LabelMap(picture.width(), picture.height(), labels), null);
    }
}
