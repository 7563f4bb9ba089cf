package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.random.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void everyValueIsTheFormulasInFloat64RoundedOnce() {
        RgbImage every = RgbImage.black(256, 1);
        for (int i = 0; i < every.rgb().length; i++) {
            every.rgb()[i] = (byte) (i / 3);
        }
        Planes planes = Normalised.of(every);
        for (int i = 0; i < planes.values().length; i++) {
            assertThat(planes.values()[i]).isEqualTo(Normalised.value(i / 256, (byte) i));
        }
    }

    @ParameterizedTest(name = "{0}x{1} to {2}x{3}")
    @CsvSource({
        "31, 17, 62, 34",
        "31, 17, 16, 9",
        "3, 5, 6, 10",
        "20, 60, 10, 30",
        "20, 60, 20, 30",
        "20, 6, 30, 6",
        "7, 7, 7, 7"
    })
    void resizingTheColoursApartGivesTheSameAsTogether(int width, int height, int newWidth, int newHeight) {
        RgbImage image = Drawn.picture(new Randomness(3, "normalised").stream(), width, height);
        Planes apart = Normalised.bicubic(RgbPlanes.of(image), newWidth, newHeight);
        assertThat(apart.values())
                .isEqualTo(Normalised.of(Resize.bicubic(image, newWidth, newHeight))
                        .values());
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
