package dev.wsss.stages.data;

import dev.wsss.pipeline.parameters.ColourJitter;
import dev.wsss.stages.image.Enhancement;
import dev.wsss.stages.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * torchvision's {@code ColorJitter} on 8-bit pictures: four adjustments in random order, each by a random factor.
 *
 * <p>Factors are uniform in [max(0, 1 − strength), 1 + strength], for the hue in [−strength, strength]. An adjustment of
 * strength 0 is left out. Published for AffinityNet and SEAM: 0.3, 0.3, 0.3, 0.1.
 *
 * @param strengths of the adjustments
 */
public record JitteredColours(ColourJitter strengths) implements CamAugmentation.Colours {
    private static final int ADJUSTMENTS = 4;

    /**
     * Adjusts a picture.
     *
     * <p>Draws first the order (Fisher and Yates, from the last place down, three draws), then one double for each strength
     * above 0: brightness, contrast, saturation, hue.
     */
    @Override
    public RgbImage changed(RgbImage image, RandomGenerator random) {
        int[] order = order(random);
        float[] factors = {
            factor(random, strengths.brightness(), 1),
            factor(random, strengths.contrast(), 1),
            factor(random, strengths.saturation(), 1),
            factor(random, strengths.hue(), 0)
        };
        RgbImage adjusted = image;
        for (int adjustment : order) {
            adjusted = adjusted(adjusted, adjustment, factors[adjustment]);
        }
        return adjusted;
    }

    private RgbImage adjusted(RgbImage image, int adjustment, float factor) {
        return switch (adjustment) {
            case 0 -> strengths.brightness() == 0 ? image : Enhancement.brightness(image, factor);
            case 1 -> strengths.contrast() == 0 ? image : Enhancement.contrast(image, factor);
            case 2 -> strengths.saturation() == 0 ? image : Enhancement.saturation(image, factor);
            default -> strengths.hue() == 0 ? image : Enhancement.hue(image, factor);
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

    /** Returns a factor as torch draws it, in float32; without a draw where the strength is 0. */
    private static float factor(RandomGenerator random, double strength, int centre) {
        if (strength == 0) {
            return centre;
        }
        double low = centre == 0 ? -strength : Math.max(0, centre - strength);
        return (float) (low + random.nextDouble() * (centre + strength - low));
    }
}
