package dev.wsss.stages.walk;

import dev.wsss.stages.image.LabelMap;

/**
 * Labels of the pairs of pixels of a label map.
 *
 * @param offsets pairs of one source
 * @param sources sources, row by row
 * @param codes offsets × sources bytes: one of the four constants
 */
public record PairLabels(int offsets, int sources, byte[] codes) {
    /** One of the two pixels is not labelled. */
    public static final byte IGNORED = 0;
    /** Both are background. */
    public static final byte BACKGROUND = 1;
    /** Both are of the same class. */
    public static final byte FOREGROUND = 2;
    /** Two pixels of different classes. */
    public static final byte NEGATIVE = 3;

    public PairLabels {
        if (codes.length != Math.multiplyExact(offsets, sources)) {
            throw new IllegalArgumentException(codes.length + " codes for " + offsets + "x" + sources + " pairs");
        }
    }

    /** Returns the codes of a map of class values: 0 is background, {@link LabelMap#IGNORE} is not labelled. */
    public static PairLabels of(LabelMap map, PairOffsets pairs) {
        SourceWindow window = pairs.sources(map.height(), map.width());
        byte[] labels = map.labels();
        byte[] codes = new byte[Math.multiplyExact(pairs.size(), window.size())];
        int next = 0;
        for (PairOffset offset : pairs.offsets()) {
            int shift = offset.dy() * map.width() + offset.dx();
            for (int row = 0; row < window.rows(); row++) {
                int source = row * map.width() + window.firstColumn();
                for (int column = 0; column < window.columns(); column++, source++) {
                    codes[next++] = code(labels[source] & 0xff, labels[source + shift] & 0xff);
                }
            }
        }
        return new PairLabels(pairs.size(), window.size(), codes);
    }

    private static byte code(int source, int destination) {
        if (source == LabelMap.IGNORE || destination == LabelMap.IGNORE) {
            return IGNORED;
        }
        if (source != destination) {
            return NEGATIVE;
        }
        return source == 0 ? BACKGROUND : FOREGROUND;
    }
}
