package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.random.Randomness;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JpegTest {
    private final RgbImage picture = Drawn.picture(new Randomness(1, "jpeg").stream("picture"), 61, 47);
    private final byte[] file = Drawn.jpeg(picture, BufferedImage.TYPE_INT_RGB);

    @Test
    void whatIsDecodedLooksLikeWhatWasDrawn() {
        RgbImage decoded = Jpeg.decode(file, "drawn.jpg");
        assertThat(decoded.width()).isEqualTo(61);
        assertThat(decoded.height()).isEqualTo(47);
        double sum = 0;
        for (int i = 0; i < decoded.rgb().length; i++) {
            sum += Math.abs((decoded.rgb()[i] & 0xff) - (picture.rgb()[i] & 0xff));
        }
        assertThat(sum / decoded.rgb().length).isLessThan(6);
    }

    @Test
    void aGreyFileHasThreeEqualChannels() {
        RgbImage decoded = Jpeg.decode(Drawn.jpeg(picture, BufferedImage.TYPE_BYTE_GRAY), "grey.jpg");
        for (int i = 0; i < decoded.rgb().length; i += 3) {
            assertThat(decoded.rgb()[i]).isEqualTo(decoded.rgb()[i + 1]).isEqualTo(decoded.rgb()[i + 2]);
        }
    }

    @Test
    void aFileCutAnywhereIsRefusedByName() {
        for (int length = 0; length < file.length - 2; length += 7) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> Jpeg.decode(part, "cut.jpg"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("cut.jpg")
                    .extracting(thrown -> ((Failure) thrown).failureClass())
                    .isEqualTo(FailureClass.INVALID_DATA);
        }
    }

    @Test
    void aFileThatLacksOnlyItsLastMarkerLacksNoPixel() {
        assertThat(Jpeg.decode(Arrays.copyOf(file, file.length - 2), "end.jpg").rgb())
                .isEqualTo(Jpeg.decode(file, "whole.jpg").rgb());
    }

    @Test
    void remarksAndProfilesDoNotChangePixels() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, 2);
        // An APP2 segment that claims to be a colour profile and holds nonsense.
        byte[] profile = "ICC_PROFILE\0\1\1nonsense".getBytes(StandardCharsets.ISO_8859_1);
        out.write(0xff);
        out.write(0xe2);
        out.write(0);
        out.write(profile.length + 2);
        out.writeBytes(profile);
        out.write(file, 2, file.length - 2);
        assertThat(Jpeg.decode(out.toByteArray(), "profile.jpg").rgb())
                .isEqualTo(Jpeg.decode(file, "plain.jpg").rgb());
    }

    @Test
    void aPictureAboveTheCapIsRefusedWithAdviceBeforeItIsDecoded() {
        byte[] headerOnly = file.clone();
        Arrays.fill(headerOnly, headerOnly.length - 200, headerOnly.length, (byte) 0);
        assertThatThrownBy(() -> Pictures.decode(headerOnly, "large.jpg", new SizeCap(60 * 47)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("large.jpg")
                .hasMessageContaining("61x47")
                .hasMessageContaining("dataset.maximumPixels");
    }

    @Test
    void theSizeIsReadFromTheHeader() {
        assertThat(Pictures.size(file, "drawn.jpg")).isEqualTo(new PictureSize(61, 47));
    }
}
