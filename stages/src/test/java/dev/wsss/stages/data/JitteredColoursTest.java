package dev.wsss.stages.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.parameters.ColourJitter;
import dev.wsss.stages.image.Enhancement;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class JitteredColoursTest {
    private static final JitteredColours PUBLISHED = jitter(0.3, 0.3, 0.3, 0.1);
    private static final RgbImage COLOURS = colours();

    private static JitteredColours jitter(double brightness, double contrast, double saturation, double hue) {
        return new JitteredColours(new ColourJitter(brightness, contrast, saturation, hue));
    }

    /** Returns a picture whose pixel i has the colour 40503 i modulo 2^24, red in the highest byte. */
    private static RgbImage colours() {
        RgbImage picture = RgbImage.black(64, 64);
        for (int i = 0; i < 64 * 64; i++) {
            int colour = 40503 * i;
            picture.rgb()[3 * i] = (byte) (colour >> 16);
            picture.rgb()[3 * i + 1] = (byte) (colour >> 8);
            picture.rgb()[3 * i + 2] = (byte) colour;
        }
        return picture;
    }

    private static RandomGenerator random(int seed) {
        return new Randomness(seed, "jitter").stream("draws");
    }

    @Test
    void jitteredPicturesAreThoseOfPillow() throws NoSuchAlgorithmException {
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        for (int seed = 0; seed < 24; seed++) {
            all.update(PUBLISHED.changed(COLOURS, random(seed)).rgb());
        }
        // Orders and factors of the 24 seeds, applied to the picture with Pillow 13.0.0 as torchvision 0.29.2 does.
        assertThat(HexFormat.of().formatHex(all.digest()))
                .isEqualTo("56dd736dcced3e195514c081a20304ecc0a3814a7d9025f0802c04bc3bb77443");
    }

    @Test
    void theOrderIsDrawnFirstAndThenAFactorForEachStrength() {
        RandomGenerator again = random(5);
        for (int last = 3; last > 0; last--) {
            again.nextInt(last + 1);
        }
        float brightness = (float) (0.5 + again.nextDouble());
        assertThat(jitter(0.5, 0, 0, 0).changed(COLOURS, random(5)).rgb())
                .isEqualTo(Enhancement.brightness(COLOURS, brightness).rgb());

        float hue = (float) (-0.5 + again.nextDouble());
        assertThat(jitter(0.5, 0, 0, 0.5).changed(COLOURS, random(5)).rgb())
                .isIn(
                        Enhancement.hue(Enhancement.brightness(COLOURS, brightness), hue)
                                .rgb(),
                        Enhancement.brightness(Enhancement.hue(COLOURS, hue), brightness)
                                .rgb());
    }

    @Test
    void bothOrdersOfTwoAdjustmentsOccur() {
        JitteredColours two = jitter(0.3, 0, 0.3, 0);
        Set<Boolean> brightnessFirst = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            RandomGenerator again = random(seed);
            for (int last = 3; last > 0; last--) {
                again.nextInt(last + 1);
            }
            float brightness = (float) (0.7 + again.nextDouble() * (1.3 - 0.7));
            float saturation = (float) (0.7 + again.nextDouble() * (1.3 - 0.7));
            RgbImage first = Enhancement.saturation(Enhancement.brightness(COLOURS, brightness), saturation);
            brightnessFirst.add(Arrays.equals(two.changed(COLOURS, random(seed)).rgb(), first.rgb()));
        }
        assertThat(brightnessFirst).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void withoutAnyStrengthThePictureStays() {
        assertThat(jitter(0, 0, 0, 0).changed(COLOURS, random(1))).isSameAs(COLOURS);
    }
}
