package dev.wsss.stages.synth;

/**
 * What a synthetic data set is like.
 *
 * @param seed of everything in it
 * @param classes object classes, 1..{@value #MOST_CLASSES}; beyond six, shapes come again with another texture and colour
 * @param width columns of every picture, at least 16
 * @param height rows of every picture, at least 16
 * @param contextBias probability that a training picture shows the background of its own class
 * @param companionProbability probability that a picture holds an object of a second class
 * @param smallestSide smallest object: it covers the square of this share of the picture's shorter side
 * @param largestSide largest object, at most 1
 */
public record SyntheticSettings(
        long seed,
        int classes,
        int width,
        int height,
        double contextBias,
        double companionProbability,
        double smallestSide,
        double largestSide) {
    static final int MOST_CLASSES = 60;

    public SyntheticSettings {
        if (classes < 1 || classes > MOST_CLASSES) {
            throw new IllegalArgumentException("classes: " + classes + ", must lie within 1.." + MOST_CLASSES);
        }
        if (width < 16 || height < 16) {
            throw new IllegalArgumentException("width, height: " + width + ", " + height + ", must be at least 16");
        }
        refuseNoProbability("contextBias", contextBias);
        refuseNoProbability("companionProbability", companionProbability);
        if (!(smallestSide > 0 && smallestSide <= largestSide && largestSide <= 1)) {
            throw new IllegalArgumentException(
                    "smallestSide, largestSide: " + smallestSide + ", " + largestSide + ", must ascend within 0..1");
        }
    }

    private static void refuseNoProbability(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + ": " + value + ", must be a probability");
        }
    }

    /** Six classes, pictures of 128², context with .9: the experiment of the README. */
    public static SyntheticSettings of(long seed) {
        return new SyntheticSettings(seed, 6, 128, 128, .9, .25, .3, .6);
    }
}
