package dev.wsss.stages.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.image.Drawn;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Mirror;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Resize;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
    private final RgbImage image = Drawn.picture(new Randomness(0, "augment").stream("picture"), 50, 37);
    private final LabelMap labels = Drawn.labels(new Randomness(0, "augment").stream("labels"), 50, 37);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPictureThatFitsLiesWholeInTheCrop(int seed) {
        RandomGenerator random = new Randomness(seed, "augment").stream("cam", 0, "a");
        CamAugmentation augmentation = new CamAugmentation(20, 40, 64, 0.5, CamAugmentation.Colours.UNCHANGED);
        Planes sample = augmentation.apply(image, random);

        RandomGenerator again = new Randomness(seed, "augment").stream("cam", 0, "a");
        int target = again.nextInt(20, 41);
        boolean mirrored = again.nextDouble() < 0.5;
        int left = again.nextInt(64 - target + 1);
        RgbImage resized = Resize.bicubic(image, target, (int) Math.rint(37 * (target / 50.0)));
        int top = again.nextInt(64 - resized.height() + 1);
        Planes whole = Normalised.of(mirrored ? Mirror.of(resized) : resized);
        for (int y = 0; y < resized.height(); y++) {
            for (int x = 0; x < target; x++) {
                assertThat(sample.values()[(top + y) * 64 + left + x]).isEqualTo(whole.values()[y * target + x]);
            }
        }
        assertThat(sample.channels()).isEqualTo(3);
    }

    @Test
    void everyLongSideOfTheRangeIsDrawn() {
        boolean[] seen = new boolean[5];
        for (int seed = 0; seed < 200; seed++) {
            RandomGenerator random = new Randomness(seed, "augment").stream("range");
            Planes sample =
                    new CamAugmentation(10, 14, 20, 0.5, CamAugmentation.Colours.UNCHANGED).apply(image, random);
            int columns = 0;
            for (int x = 0; x < 20; x++) {
                int column = x;
                boolean empty = IntStream.range(0, 20).allMatch(y -> sample.values()[y * 20 + column] == 0);
                columns += empty ? 0 : 1;
            }
            seen[columns - 10] = true;
        }
        assertThat(seen).containsOnly(true);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void labelsOfASampleAreThoseOfEveryFourthPixel(int seed) {
        IrnAugmentation augmentation = new IrnAugmentation(0.5, 1.5, 48, 0.5);
        PixelSample sample = augmentation.apply(image, labels, new Randomness(seed, "augment").stream("irn"));
        assertThat(sample.picture().height()).isEqualTo(48);
        assertThat(sample.labels().width()).isEqualTo(12);

        RandomGenerator again = new Randomness(seed, "augment").stream("irn");
        double factor = 0.5 + again.nextDouble();
        int width = (int) Math.rint(50 * factor);
        int height = (int) Math.rint(37 * factor);
        LabelMap resized = Resize.nearest(labels, width, height);
        Flip flip = Flip.draw(again, 0.5);
        LabelMap window = CropWindow.draw(again, height, width, 48).cut(resized, flip);
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 12; x++) {
                assertThat(sample.labels().at(y, x)).isEqualTo(window.at(4 * y + 2, 4 * x + 2));
            }
        }
    }

    @Test
    void aFactorRangeOfOneValueIsThatValue() {
        IrnAugmentation augmentation = new IrnAugmentation(1, 1, 64, 0.5);
        PixelSample sample = augmentation.apply(image, labels, new Randomness(4, "augment").stream("one"));
        int known = 0;
        for (byte label : sample.labels().labels()) {
            known += label == (byte) 255 ? 0 : 1;
        }
        assertThat(known).isPositive();
    }

    @Test
    void scalesAreRoundedHalfToEven() {
        List<Planes> pictures = Scales.of(image, new double[] {1, 0.5, 1.5});
        assertThat(pictures).extracting(Planes::height).containsExactly(37, 18, 56);
        assertThat(pictures).extracting(Planes::width).containsExactly(50, 25, 75);
        assertThat(pictures.getFirst().values()).isEqualTo(Normalised.of(image).values());
    }

    @Test
    void impossibleRangesAreRefusedByField() {
        assertThatThrownBy(() -> new CamAugmentation(30, 20, 10, 0.5, CamAugmentation.Colours.UNCHANGED))
                .hasMessageContaining("longSide");
        assertThatThrownBy(() -> new CamAugmentation(20, 30, 0, 0.5, CamAugmentation.Colours.UNCHANGED))
                .hasMessageContaining("cropSize");
        assertThatThrownBy(() -> new IrnAugmentation(Double.NaN, 1, 8, 0.5)).hasMessageContaining("rescale");
    }
}
