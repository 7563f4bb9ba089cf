package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.random.Randomness;
import org.junit.jupiter.api.Test;

class NormalisedTest {
    @Test
    void channelsBecomePlanesInTheRangeOfImageNet() {
        RgbImage image = new RgbImage(2, 1, new byte[] {0, 0, 0, (byte) 255, (byte) 255, (byte) 255});
        assertThat(Normalised.of(image).values())
                .containsExactly(
                        (float) (-0.485 / 0.229),
                        (float) (0.515 / 0.229),
                        (float) (-0.456 / 0.224),
                        (float) (0.544 / 0.224),
                        (float) (-0.406 / 0.225),
                        (float) (0.594 / 0.225));
    }

    @Test
    void mirroringBeforeOrAfterIsTheSame() {
        RgbImage image = Drawn.picture(new Randomness(2, "normalised").stream(), 31, 17);
        assertThat(Normalised.of(Mirror.of(image)).values())
                .isEqualTo(Mirror.of(Normalised.of(image)).values());
        assertThat(Mirror.of(Mirror.of(image)).rgb()).isEqualTo(image.rgb());
    }

    @Test
    void aMapIsMirroredByRow() {
        LabelMap map = new LabelMap(3, 2, new byte[] {1, 2, 3, 4, 5, 6});
        assertThat(Mirror.of(map).labels()).containsExactly(3, 2, 1, 6, 5, 4);
    }
}
