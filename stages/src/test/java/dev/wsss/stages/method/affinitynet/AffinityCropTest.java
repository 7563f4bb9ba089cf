package dev.wsss.stages.method.affinitynet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.parameters.ColourJitter;
import dev.wsss.stages.data.CropWindow;
import dev.wsss.stages.data.Flip;
import dev.wsss.stages.data.JitteredColours;
import dev.wsss.stages.data.PixelSample;
import dev.wsss.stages.image.Drawn;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AffinityCropTest {
    private static final JitteredColours JITTER = new JitteredColours(new ColourJitter(0.3, 0.3, 0.3, 0.1));
    private static final AffinityCrop CROP = new AffinityCrop(JITTER, 44, 0.5, 8);

    private final RgbImage image = Drawn.picture(new Randomness(0, "affinity").stream("picture"), 50, 37);
    private final SoftSeeds seeds = new SoftSeeds(scores("low"), scores("high"));

    private static Planes scores(String name) {
        RandomGenerator random = new Randomness(0, "affinity").stream(name);
        Planes scores = Planes.zeros(3, 37, 50);
        for (int i = 0; i < scores.values().length; i++) {
            scores.values()[i] = random.nextFloat();
        }
        return scores;
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    private static RandomGenerator random(int seed) {
        return new Randomness(seed, "affinity").stream("crop");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePictureIsJitteredCutAndFlippedOnBlackWithItsLabels(int seed) {
        PixelSample sample = CROP.apply(image, seeds, random(seed));

        RandomGenerator again = random(seed);
        RgbImage jittered = JITTER.changed(image, again);
        CropWindow window = CropWindow.draw(again, 37, 50, 44);
        Flip flip = Flip.draw(again, 0.5);
        Planes whole = Normalised.of(jittered);
        for (int y = 0; y < 44; y++) {
            for (int x = 0; x < 44; x++) {
                int row = y - window.rows().to();
                int column = flip == Flip.NONE
                        ? window.columns().from() + x
                        : 49 - (window.columns().from() + x);
                for (int channel = 0; channel < 3; channel++) {
                    float expected = row < 0 || row >= 37
                            ? Normalised.value(channel, (byte) 0)
                            : whole.values()[(channel * 37 + row) * 50 + column];
                    assertThat(sample.picture().values()[(channel * 44 + y) * 44 + x])
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(sample.labels().width()).isEqualTo(6);
        assertThat(sample.labels().labels())
                .isEqualTo(seeds.labels(window, flip, 8).labels());
    }

    @Test
    void seedsOfAnotherPictureAreRefused() {
        RgbImage other = RgbImage.black(37, 50);
        assertThatThrownBy(() -> CROP.apply(other, seeds, random(1)))
                .hasMessageContaining("50x37")
                .hasMessageContaining("37x50");
    }

    @Test
    void impossibleCropsAreRefusedByField() {
        assertThatThrownBy(() -> new AffinityCrop(JITTER, 0, 0.5, 8)).hasMessageContaining("cropSize");
        assertThatThrownBy(() -> new AffinityCrop(JITTER, 8, 0.5, 0)).hasMessageContaining("stride");
    }
}
