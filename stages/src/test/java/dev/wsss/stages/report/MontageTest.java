package dev.wsss.stages.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class MontageTest {
    @Test
    void warmerColoursAreLighter() {
        double before = -1;
        for (int step = 0; step <= 20; step++) {
            int colour = ColourMap.heat(step / 20f);
            double light = .2126 * (colour >> 16) + .7152 * ((colour >> 8) & 0xff) + .0722 * (colour & 0xff);
            assertThat(light).isGreaterThan(before);
            before = light;
        }
        assertThat(ColourMap.heat(Float.NaN)).isEqualTo(ColourMap.heat(-1)).isEqualTo(0x000004);
    }

    @Test
    void aGridHasTheRoomOfItsLargestPictures() {
        RgbImage grid = Montage.grid(
                List.of(List.of(RgbImage.black(4, 2), RgbImage.black(3, 5)), List.of(RgbImage.black(6, 1))), 2);

        assertThat(grid.width()).isEqualTo(6 + 2 + 3);
        assertThat(grid.height()).isEqualTo(5 + 2 + 1);
        assertThat(grid.rgb()[0]).isEqualTo((byte) 0);
        assertThat(grid.rgb()[3 * 6]).isEqualTo((byte) 255);
    }

    @Test
    void aThumbnailKeepsItsShapeAndIsNeverEnlarged() {
        RgbImage small = Montage.thumbnail(RgbImage.black(500, 375), 100);

        assertThat(small.width()).isEqualTo(100);
        assertThat(small.height()).isEqualTo(75);
        assertThat(Montage.thumbnail(small, 200)).isEqualTo(small);
    }

    @Test
    void classMapsOfAnotherSizeCoverThePicture() {
        RgbImage over = Montage.heatOver(RgbImage.black(40, 30), Planes.zeros(3, 8, 10));

        assertThat(over.width()).isEqualTo(40);
        assertThat(over.height()).isEqualTo(30);
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> Montage.labelsOver(RgbImage.black(4, 3), LabelMap.background(3, 4)))
                .hasMessageContaining("3x4");
    }
}
