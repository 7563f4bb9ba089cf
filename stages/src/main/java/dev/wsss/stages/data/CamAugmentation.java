package dev.wsss.stages.data;

import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * IRNet's augmentation for training the class maps: a random long side, a flip, a random square.
 *
 * @param smallestLongSide pixels, at least 1; published: 320
 * @param largestLongSide pixels, included; published: 640
 * @param crop side of the square; published: 512
 * @param flipProbability of a mirrored picture; published: 0.5
 */
public record CamAugmentation(int smallestLongSide, int largestLongSide, int crop, double flipProbability) {
    public CamAugmentation {
        if (smallestLongSide < 1 || largestLongSide < smallestLongSide) {
            throw new IllegalArgumentException(
                    "longSide: a range from " + smallestLongSide + " to " + largestLongSide + " pixels");
        }
        if (crop < 1) {
            throw new IllegalArgumentException("cropSize: " + crop + " pixels");
        }
    }

    /** One training input of 3 × crop × crop; all draws come from the generator, in the published order. */
    public Planes apply(RgbImage image, RandomGenerator random) {
        int target = random.nextInt(smallestLongSide, largestLongSide + 1);
        RgbImage resized = Scales.bicubic(image, (double) target / Math.max(image.width(), image.height()));
        Flip flip = Flip.draw(random, flipProbability);
        return CropWindow.draw(random, resized.height(), resized.width(), crop).cut(resized, flip);
    }
}
