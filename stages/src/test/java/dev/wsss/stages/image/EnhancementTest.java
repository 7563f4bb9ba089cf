package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of a quarter of all colours against Pillow 13.0.0: SHA-256 of its bytes for the same picture.
 *
 * <p>Recorded with {@code ImageEnhance.Brightness|Contrast|Color(picture).enhance(factor)} and torchvision's {@code
 * adjust_hue}, factors rounded to float32.
 */
class EnhancementTest {
    private static final int SIDE = 2048;
    private static final RgbImage COLOURS = colours();

    /** Returns a picture whose pixel i has the colour 5 i modulo 2^24, red in the highest byte. */
    private static RgbImage colours() {
        RgbImage picture = RgbImage.black(SIDE, SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int colour = 5 * i;
            picture.rgb()[3 * i] = (byte) (colour >> 16);
            picture.rgb()[3 * i + 1] = (byte) (colour >> 8);
            picture.rgb()[3 * i + 2] = (byte) colour;
        }
        return picture;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, cfadd44a103cbd6d5726fa07b27d7aad2f67ed3930ff96901c486a5beaf7e723",
        "0.7, 7d883cbc36b430ae5f2aa26f4f3d9182574bae3e35b17c9e73a246d0ccad8ef4",
        "0.93, b1dac9c03ceed4b631a3ab50cddb5e97f9e9b857a3e0477601e1f0f4c66668ed",
        "1.3, ef11535711f2630015d0a1fbb63357cb63b2501ce2bd854370d637be68569816"
    })
    void brightnessIsPillows(float factor, String sha256) {
        assertThat(sha256(Enhancement.brightness(COLOURS, factor))).isEqualTo(sha256);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, 08028a7c578a01661fd2bf03a1ea64a23d23f6c1e701c023be1e0195d3f9a3a1",
        "0.7, 24da05a710ebd4fde07a29ace34059c350679dd186c82c97158823926ee8153c",
        "1.07, b0e0b46ca5a7b9b60c4fb1bfd12e2a7aafdf1e16f80df5cf81fd5a8b089735bc",
        "1.3, 02633998c09c880b6366ac53b71b1d2b11ed29f43473a239354497f48a45a4a2"
    })
    void contrastIsPillows(float factor, String sha256) {
        assertThat(sha256(Enhancement.contrast(COLOURS, factor))).isEqualTo(sha256);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, 89467166bac9081b83831fac737d4a1fbc55e579c7c1322150fa61ee2f977f97",
        "0.7, a4b94832370b09c2eb3429bbd08988d2481dfff0843da123c22a39f99161e973",
        "1.07, 4ded36650b8ea2ed33f12c57558fc66c54c8db42220724f592d8d8e317d2c595",
        "1.3, 346728d416015d065c75196c9dccee26df44fb3364e72e420ccc368051f875e9"
    })
    void saturationIsPillows(float factor, String sha256) {
        assertThat(sha256(Enhancement.saturation(COLOURS, factor))).isEqualTo(sha256);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "-0.5, 7bb13737216eaf51b0b08100500f3e31505a47ab5cc6101affc7ee13010289fb",
        "-0.1, 60f7b5bef57f84ae8e3d4c00893c17f83e780bb676af8aaacca1658694ebc280",
        "0.004, 83879d0e9405f5254fda229b1ed354d74afe310b8594ac66b0da93ecfd3b7971",
        "0.1, 09203709dd279c40f7bb188e39a43a2df230d5e55828a71718fea49e27b9c307",
        "0.37, 98fc1cddfca20bc809b2264b3bc1c5d612a934087a8b60b3da07a7004b2a2f19",
        "0.5, cfaceb77f64d9de45323993647d1b2d1a5f298cb3b85baeb3a882fc3f6603cd3"
    })
    void hueIsTorchvisionsOnPillowPictures(float factor, String sha256) {
        assertThat(sha256(Enhancement.hue(COLOURS, factor))).isEqualTo(sha256);
    }

    @Test
    void theMeanGreyIsRoundedHalfUp() {
        RgbImage halves = new RgbImage(2, 1, new byte[] {10, 10, 10, 11, 11, 11});
        assertThat(Enhancement.contrast(halves, 0).rgb()).containsOnly(11);
    }

    @Test
    void aFactorOfOneAndATurnOfNothingLeaveGreyPicturesAlone() {
        RgbImage grey = new RgbImage(2, 1, new byte[] {7, 7, 7, -3, -3, -3});
        assertThat(Enhancement.brightness(grey, 1).rgb()).isEqualTo(grey.rgb());
        assertThat(Enhancement.contrast(grey, 1).rgb()).isEqualTo(grey.rgb());
        assertThat(Enhancement.saturation(grey, 1).rgb()).isEqualTo(grey.rgb());
        assertThat(Enhancement.hue(grey, 0.3).rgb()).isEqualTo(grey.rgb());
    }

    private static String sha256(RgbImage picture) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture.rgb()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
