package dev.wsss.stages.data;

import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * The augmentation for learning classes: a random long side, a flip, other colours where wanted, a random square.
 *
 * @param smallestLongSide pixels, at least 1; published: 320 for IRNet, 256 for AffinityNet, 448 for SEAM
 * @param largestLongSide pixels, included; published: 640, 512, 768
 * @param crop side of the square; published: 512, 448, 448
 * @param flipProbability of a mirrored picture; published: 0.5
 * @param colours published: unchanged for IRNet, jittered for the others
 */
public record CamAugmentation(
        int smallestLongSide, int largestLongSide, int crop, double flipProbability, Colours colours) {
    /** A random change of colours. */
    @FunctionalInterface
    public interface Colours {
        /** Leaves them and draws nothing. */
        Colours UNCHANGED = (image, random) -> image;

        RgbImage changed(RgbImage image, RandomGenerator random);
    }

    public CamAugmentation {
        if (smallestLongSide < 1 || largestLongSide < smallestLongSide) {
            throw new IllegalArgumentException(
                    "longSide: a range from " + smallestLongSide + " to " + largestLongSide + " pixels");
        }
        if (crop < 1) {
            throw new IllegalArgumentException("cropSize: " + crop + " pixels");
        }
    }

    /** Returns one training input of 3 × crop × crop; all draws come from the generator, in the published order. */
    public Planes apply(RgbImage image, RandomGenerator random) {
        int target = random.nextInt(smallestLongSide, largestLongSide + 1);
        RgbImage resized = Scales.bicubic(image, (double) target / Math.max(image.width(), image.height()));
        Flip flip = Flip.draw(random, flipProbability);
        RgbImage coloured = colours.changed(resized, random);
        return CropWindow.draw(random, resized.height(), resized.width(), crop).cut(coloured, flip);
    }
}
