package dev.wsss.stages.image;

/** The five ways in which a PNG predicts a byte from its neighbours. */
final class PngFilter {
    static final int UP = 2;

    private PngFilter() {}

    /** Turns one row of differences into bytes, in place; the row above is there already. */
    static void undo(int kind, byte[] rows, int from, int length, boolean hasAbove, int step, String name) {
        if (kind < 0 || kind > 4) {
            throw BadFile.of(name, "is a damaged PNG: a row filter " + kind);
        }
        if (kind == 0) {
            return;
        }
        for (int i = 0; i < length; i++) {
            int left = i < step ? 0 : rows[from + i - step] & 0xff;
            int above = hasAbove ? rows[from + i - length] & 0xff : 0;
            int corner = hasAbove && i >= step ? rows[from + i - length - step] & 0xff : 0;
            int guess =
                    switch (kind) {
                        case 1 -> left;
                        case UP -> above;
                        case 3 -> (left + above) / 2;
                        default -> paeth(left, above, corner);
                    };
            rows[from + i] += (byte) guess;
        }
    }

    private static int paeth(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }
}
