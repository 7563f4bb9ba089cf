package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.random.Randomness;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of small results of Pillow 13.0.0 in which an obvious implementation differs. */
class ResizeTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static LabelMap pattern(int width, int height) {
        byte[] labels = new byte[width * height];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i * 37);
        }
        return new LabelMap(width, height, labels);
    }

    private static int[] values(LabelMap map) {
        return IntStream.range(0, map.labels().length)
                .map(i -> map.labels()[i] & 0xff)
                .toArray();
    }

    @Test
    void columnsComeFirstWhereHeightShrinksAndWidthGrows() {
        assertThat(values(Resize.bilinear(pattern(3, 9), 4, 5)))
                .containsExactly(
                        63, 75, 96, 119, 156, 99, 79, 102, 128, 151, 128, 66, 92, 115, 143, 166, 75, 98, 126, 149);
    }

    @Test
    void columnsComeFirstInNarrowPictures() {
        assertThat(values(Resize.bilinear(pattern(3, 12), 2, 4))).containsExactly(97, 103, 134, 109, 97, 126, 144, 110);
    }

    @Test
    void rowsComeFirstWhereWidthShrinksAndHeightGrows() {
        assertThat(values(Resize.bilinear(pattern(9, 3), 5, 4)))
                .containsExactly(
                        21, 79, 148, 169, 37, 69, 127, 159, 87, 74, 127, 155, 120, 67, 125, 175, 153, 46, 115, 173);
    }

    @Test
    void pickingAddsUpItsStepsAndTheirRounding() {
        LabelMap six = new LabelMap(6, 1, new byte[] {0, 1, 2, 3, 4, 5});
        // The fifth centre lies at exactly 3, but the sum of steps stays below.
        assertThat(Resize.nearest(six, 9, 1).labels()).containsExactly(0, 1, 1, 2, 2, 3, 4, 5, 5);
        LabelMap three = new LabelMap(3, 1, new byte[] {0, 1, 2});
        assertThat(Resize.nearest(three, 11, 1).labels()).containsExactly(0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2);
    }

    @Test
    void aQuarterIsEveryFourthPixelFromTheThird() {
        byte[] labels = new byte[64];
        for (int i = 0; i < 64; i++) {
            labels[i] = (byte) i;
        }
        assertThat(Resize.nearest(new LabelMap(64, 1, labels), 16, 1).labels())
                .containsExactly(2, 6, 10, 14, 18, 22, 26, 30, 34, 38, 42, 46, 50, 54, 58, 62);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneColourStaysOneColour(int seed) {
        RandomGenerator random = new Randomness(seed, "resize").stream("flat");
        RgbImage flat = RgbImage.black(random.nextInt(1, 40), random.nextInt(1, 40));
        for (int i = 0; i < flat.rgb().length; i++) {
            flat.rgb()[i] = (byte) (7 + 100 * (i % 3));
        }
        int width = random.nextInt(1, 90);
        int height = random.nextInt(1, 90);
        for (RgbImage resized : new RgbImage[] {
            Resize.bicubic(flat, width, height),
            Resize.bilinear(flat, width, height),
            Resize.nearest(flat, width, height)
        }) {
            for (int i = 0; i < resized.rgb().length; i++) {
                assertThat(resized.rgb()[i]).isEqualTo((byte) (7 + 100 * (i % 3)));
            }
        }
    }

    @Test
    void nothingCannotBeResizedTo() {
        assertThatThrownBy(() -> Resize.bicubic(RgbImage.black(4, 4), 0, 4)).hasMessageContaining("0x4");
    }
}
