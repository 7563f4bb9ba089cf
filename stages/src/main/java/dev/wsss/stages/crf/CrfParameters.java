package dev.wsss.stages.crf;

/**
 * How far and how strongly pixels of a dense CRF pull each other towards the same label.
 *
 * @param gaussianSxy standard deviation of the smoothness kernel, in pixels
 * @param gaussianCompat weight of the smoothness kernel; 0 does without it
 * @param bilateralSxy standard deviation of the appearance kernel in space, in pixels
 * @param bilateralSrgb standard deviation of the appearance kernel in colour, in grey levels
 * @param bilateralCompat weight of the appearance kernel; 0 does without it
 */
public record CrfParameters(
        float gaussianSxy, float gaussianCompat, float bilateralSxy, float bilateralSrgb, float bilateralCompat) {
    public CrfParameters {
        positive("gaussianSxy", gaussianSxy);
        weight("gaussianCompat", gaussianCompat);
        positive("bilateralSxy", bilateralSxy);
        positive("bilateralSrgb", bilateralSrgb);
        weight("bilateralCompat", bilateralCompat);
    }

    private static void positive(String field, float value) {
        if (!(value > 0 && value < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(field + " is " + value + ", not a positive number");
        }
    }

    private static void weight(String field, float value) {
        if (!(value >= 0 && value < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(field + " is " + value + ", not a number of at least 0");
        }
    }
}
