package dev.wsss.stages.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.parameters.Dataset.MaskValues;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.image.SizeCap;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of masks whose colours and values agree, or do not. */
class MaskPalettesTest {
    private final LabelMap mask = new LabelMap(4, 1, new byte[] {0, 1, 2, (byte) 255});

    @Test
    void vocsOwnPaletteIsNoObjection() {
        assertThatCode(() -> checked(Palette.voc())).doesNotThrowAnyException();
    }

    @Test
    void aSortedPaletteIsRefusedWithThePicture() {
        assertThatThrownBy(() -> checked(swapped(0, 2)))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll(
                        "the masks of a ", "the value 0 is painted in the colour of 2", "dataset.maskValues: palette");
    }

    @Test
    void aSortedPaletteIsSeenAlsoWhereTheBorderIsPaintedWhite() {
        byte[] rgb = swapped(1, 2).rgb();
        Arrays.fill(rgb, 3 * 255, 3 * 256, (byte) 255);
        assertThatThrownBy(() -> checked(new Palette(rgb))).isInstanceOf(Failure.class);
    }

    @Test
    void coloursOfAUsersOwnAreNoEvidence() {
        byte[] rgb = new byte[768];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 37 + 11);
        }
        assertThatCode(() -> checked(new Palette(rgb))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            value = MaskValues.class,
            names = {"POSITION", "VOC"})
    void theValuesCountWhereTheManifestSaysWhatTheyMean(MaskValues wanted) {
        MaskPalettes palettes = new MaskPalettes(wanted);
        assertThat(read(palettes, Png.indexed(mask, swapped(0, 2))).labels()).isEqualTo(mask.labels());
        assertThatCode(palettes::check).doesNotThrowAnyException();
    }

    @Test
    void theColoursCountWhereTheManifestSaysSo() {
        MaskPalettes palettes = new MaskPalettes(MaskValues.PALETTE);
        LabelMap sorted = new LabelMap(4, 1, new byte[] {2, 1, 0, (byte) 255});
        assertThat(read(palettes, Png.indexed(sorted, swapped(0, 2))).labels()).isEqualTo(mask.labels());
        assertThat(read(palettes, Png.rgb(Palette.voc().paint(mask))).labels()).isEqualTo(mask.labels());
    }

    @Test
    void aColourThatIsNotVocsIsNamedWithItsPlace() {
        byte[] rgb = Palette.voc().rgb().clone();
        rgb[3] = 7;
        byte[] file = Png.indexed(mask, new Palette(rgb));
        assertThatThrownBy(() -> read(new MaskPalettes(MaskValues.PALETTE), file))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll("a.png", "[7, 0, 0]", "column 1, row 0");
    }

    private void checked(Palette palette) {
        MaskPalettes palettes = new MaskPalettes(MaskValues.AUTO);
        read(palettes, Png.indexed(mask, palette));
        palettes.check();
    }

    private static LabelMap read(MaskPalettes palettes, byte[] file) {
        return palettes.read("a", file, "a.png", SizeCap.NONE).labels();
    }

    private static Palette swapped(int one, int other) {
        byte[] voc = Palette.voc().rgb();
        byte[] rgb = voc.clone();
        System.arraycopy(voc, 3 * one, rgb, 3 * other, 3);
        System.arraycopy(voc, 3 * other, rgb, 3 * one, 3);
        return new Palette(rgb);
    }
}
