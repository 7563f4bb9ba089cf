package dev.wsss.stages.method.affinitynet;

import dev.wsss.stages.data.CamAugmentation;
import dev.wsss.stages.data.CropWindow;
import dev.wsss.stages.data.Flip;
import dev.wsss.stages.data.PixelSample;
import dev.wsss.stages.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * AffinityNet's augmentation for training affinities: colours jittered, then picture and soft seeds cut and flipped
 * together.
 *
 * <p>The square is black around the picture, unlike the classifier's: the published program cuts before it normalises.
 *
 * @param colours their random change
 * @param crop side of the square; published: 448
 * @param flipProbability of a mirrored picture; published: 0.5
 * @param stride pixels along a side of one label; published: 8
 */
public record AffinityCrop(CamAugmentation.Colours colours, int crop, double flipProbability, int stride) {
    public AffinityCrop {
        if (crop < 1) {
            throw new IllegalArgumentException("cropSize: " + crop + " pixels");
        }
        if (stride < 1) {
            throw new IllegalArgumentException("stride: " + stride + " pixels");
        }
    }

    /** Returns one training input; draws the colours, then the window, then the flip, as the published program does. */
    public PixelSample apply(RgbImage image, SoftSeeds seeds, RandomGenerator random) {
        if (seeds.low().width() != image.width() || seeds.low().height() != image.height()) {
            throw new IllegalArgumentException("soft seeds of " + seeds.low().width() + "x"
                    + seeds.low().height() + " pixels for a picture of " + image.width() + "x" + image.height());
        }
        RgbImage coloured = colours.changed(image, random);
        CropWindow window = CropWindow.draw(random, image.height(), image.width(), crop);
        Flip flip = Flip.draw(random, flipProbability);
        return new PixelSample(
                window.cut(coloured, flip, CropWindow.Padding.BLACK), seeds.labels(window, flip, stride));
    }
}
