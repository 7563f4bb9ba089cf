package dev.wsss.stages.data;

import dev.wsss.stages.image.Enhancement;
import dev.wsss.stages.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * torchvision's {@code ColorJitter} on 8-bit pictures: four adjustments in random order, each by a random factor.
 *
 * <p>Factors are uniform in [max(0, 1 − strength), 1 + strength], for the hue in [−strength, strength]. An adjustment of
 * strength 0 is left out. Published for AffinityNet and SEAM: 0.3, 0.3, 0.3, 0.1.
 *
 * @param brightness strength, at least 0
 * @param contrast strength, at least 0
 * @param saturation strength, at least 0
 * @param hue strength in turns, 0..0.5
 */
public record ColorJitter(double brightness, double contrast, double saturation, double hue) {
    private static final int ADJUSTMENTS = 4;

    public ColorJitter {
        requireStrength("brightness", brightness, Double.MAX_VALUE);
        requireStrength("contrast", contrast, Double.MAX_VALUE);
        requireStrength("saturation", saturation, Double.MAX_VALUE);
        requireStrength("hue", hue, 0.5);
    }

    /**
     * Adjusts a picture.
     *
     * <p>Draws first the order (Fisher and Yates, from the last place down, three draws), then one double for each strength
     * above 0: brightness, contrast, saturation, hue.
     */
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        int[] order = order(random);
        float[] factors = {
            factor(random, brightness, 1),
            factor(random, contrast, 1),
            factor(random, saturation, 1),
            factor(random, hue, 0)
        };
        RgbImage adjusted = image;
        for (int adjustment : order) {
            adjusted = adjusted(adjusted, adjustment, factors[adjustment]);
        }
        return adjusted;
    }

    private RgbImage adjusted(RgbImage image, int adjustment, float factor) {
        return switch (adjustment) {
            case 0 -> brightness == 0 ? image : Enhancement.brightness(image, factor);
            case 1 -> contrast == 0 ? image : Enhancement.contrast(image, factor);
            case 2 -> saturation == 0 ? image : Enhancement.saturation(image, factor);
            default -> hue == 0 ? image : Enhancement.hue(image, factor);
        };
    }

    private static int[] order(RandomGenerator random) {
        int[] order = {0, 1, 2, 3};
        for (int last = ADJUSTMENTS - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int adjustment = order[other];
            order[other] = order[last];
            order[last] = adjustment;
        }
        return order;
    }

    /** A factor as torch draws it, in float32; without a draw where the strength is 0. */
    private static float factor(RandomGenerator random, double strength, int centre) {
        if (strength == 0) {
            return centre;
        }
        double low = centre == 0 ? -strength : Math.max(0, centre - strength);
        return (float) (low + random.nextDouble() * (centre + strength - low));
    }

    private static void requireStrength(String name, double strength, double most) {
        if (!(strength >= 0 && strength <= most)) {
            throw new IllegalArgumentException("colorJitter." + name + ": " + strength + " is not in 0.." + most);
        }
    }
}
