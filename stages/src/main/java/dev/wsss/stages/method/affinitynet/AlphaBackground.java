package dev.wsss.stages.method.affinitynet;

import dev.wsss.stages.image.Planes;

/**
 * AffinityNet's score of the background: {@code (1 − strongest class)^alpha}.
 *
 * <p>The strongest class counts as at least 0, as if the maps of absent classes were there too. A larger alpha leaves the
 * background to fewer pixels.
 *
 * @param alpha exponent, at least 0; published: 4 and 32 (AffinityNet) or 24 (SEAM) for seeds, 16 or 6 for masks
 */
public record AlphaBackground(double alpha) {
    private static final int MOST_FACTORS = 1 << 10;

    public AlphaBackground {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("alpha " + alpha + " is not a number of at least 0");
        }
    }

    /**
     * Returns the background's plane and those of the classes below it: (1 + classes) × h × w.
     *
     * @param maps class maps of at most 1
     */
    public Planes above(Planes maps) {
        Planes scores = Planes.zeros(1 + maps.channels(), maps.height(), maps.width());
        fill(strongest(maps), scores, 0);
        System.arraycopy(maps.values(), 0, scores.values(), maps.planeSize(), maps.values().length);
        return scores;
    }

    /** Returns the greatest map of each pixel, at least 0. */
    static float[] strongest(Planes maps) {
        float[] strongest = new float[maps.planeSize()];
        for (int from = 0; from < maps.values().length; from += strongest.length) {
            for (int pixel = 0; pixel < strongest.length; pixel++) {
                strongest[pixel] = Math.max(strongest[pixel], maps.values()[from + pixel]);
            }
        }
        return strongest;
    }

    /** Writes the background of pixels into a plane. */
    void fill(float[] strongest, Planes scores, int plane) {
        int to = plane * scores.planeSize();
        for (int pixel = 0; pixel < strongest.length; pixel++) {
            scores.values()[to + pixel] = (float) power(1 - strongest[pixel]);
        }
    }

    // Published alphas are whole numbers, for which products take a tenth of the time and are as exact after rounding.
    private double power(double base) {
        int factors = (int) alpha;
        if (factors != alpha || factors > MOST_FACTORS) {
            return StrictMath.pow(base, alpha);
        }
        double power = 1;
        double square = base;
        for (int left = factors; left > 0; left >>= 1) {
            power *= (left & 1) == 0 ? 1 : square;
            square *= square;
        }
        return power;
    }
}
