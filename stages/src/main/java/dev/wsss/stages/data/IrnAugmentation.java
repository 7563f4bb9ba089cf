package dev.wsss.stages.data;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Resize;
import dev.wsss.stages.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * IRNet's augmentation for training boundaries: picture and label map rescaled, flipped and cut together.
 *
 * @param smallestFactor of both sides, above 0; published: 0.5
 * @param largestFactor excluded unless equal to the smallest; published: 1.5
 * @param crop side of the square; published: 512
 * @param flipProbability of a mirrored picture; published: 0.5
 */
public record IrnAugmentation(double smallestFactor, double largestFactor, int crop, double flipProbability) {
    /** Pixels of the picture along a side of one label of the sample. */
    public static final int STRIDE = 4;

    public IrnAugmentation {
        if (!(smallestFactor > 0) || !(largestFactor >= smallestFactor) || Double.isInfinite(largestFactor)) {
            throw new IllegalArgumentException("rescale: a range from " + smallestFactor + " to " + largestFactor);
        }
        if (crop < 1) {
            throw new IllegalArgumentException("cropSize: " + crop + " pixels");
        }
    }

    /** Returns one training input; all draws come from the generator, in the published order. */
    public PixelSample apply(RgbImage image, LabelMap labels, RandomGenerator random) {
        if (labels.width() != image.width() || labels.height() != image.height()) {
            throw new IllegalArgumentException("labels of " + labels.width() + "x" + labels.height()
                    + " pixels for a picture of " + image.width() + "x" + image.height());
        }
        double factor = smallestFactor + random.nextDouble() * (largestFactor - smallestFactor);
        RgbImage resized = Scales.bicubic(image, factor);
        LabelMap resizedLabels = Resize.nearest(labels, resized.width(), resized.height());
        Flip flip = Flip.draw(random, flipProbability);
        CropWindow window = CropWindow.draw(random, resized.height(), resized.width(), crop);
        return sample(window, resized, resizedLabels, flip);
    }

    private PixelSample sample(CropWindow window, RgbImage image, LabelMap labels, Flip flip) {
        // One label for each output of a network of stride 4, which is crop / 4 rounded up.
        int side = (crop + STRIDE - 1) / STRIDE;
        return new PixelSample(window.cut(image, flip), Resize.nearest(window.cut(labels, flip), side, side));
    }
}
