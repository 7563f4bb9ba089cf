package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.stages.random.Randomness;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {
    private final LabelMap map = Drawn.labels(new Randomness(3, "png").stream("map"), 37, 23);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadBack(int seed) {
        RandomGenerator random = new Randomness(seed, "png").stream("round trip");
        int width = random.nextInt(1, 70);
        int height = random.nextInt(1, 70);
        LabelMap labels = Drawn.labels(random, width, height);
        RgbImage picture = Drawn.picture(random, width, height);
        Palette palette = Palette.voc();

        assertThat(Png.labels(Png.indexed(labels, palette), "m.png").labels()).isEqualTo(labels.labels());
        assertThat(Png.labels(Png.grey(labels), "m.png").labels()).isEqualTo(labels.labels());
        assertThat(Png.picture(Png.rgb(picture), "p.png", SizeCap.NONE).rgb()).isEqualTo(picture.rgb());
        assertThat(Png.picture(Png.indexed(labels, palette), "m.png", SizeCap.NONE)
                        .rgb())
                .isEqualTo(palette.paint(labels).rgb());
    }

    @Test
    void anotherReaderSeesTheSameIndicesAndColours() throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.indexed(map, Palette.voc())));
        for (int i = 0; i < map.labels().length; i++) {
            int x = i % map.width();
            int y = i / map.width();
            assertThat(read.getRaster().getSample(x, y, 0)).isEqualTo(map.at(y, x));
            assertThat(read.getRGB(x, y) & 0xffffff).isEqualTo(Palette.voc().colour(map.at(y, x)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void masksOfFewBitsAreReadAsIndices(int bits) {
        byte[] colours = new byte[1 << bits];
        // All colours are equal: a reader of colours instead of indices gets one class.
        IndexColorModel model = new IndexColorModel(bits, colours.length, colours, colours, colours);
        int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
        BufferedImage image = new BufferedImage(13, 5, type, model);
        for (int i = 0; i < 13 * 5; i++) {
            image.getRaster().setSample(i % 13, i / 13, 0, i % (1 << bits));
        }
        LabelMap read = Png.labels(Drawn.written(image, "png"), "few.png");
        for (int i = 0; i < 13 * 5; i++) {
            assertThat(read.labels()[i] & 0xff).isEqualTo(i % (1 << bits));
        }
    }

    @Test
    void photographsOfAnotherWriterWithAllItsFiltersAreRead() {
        RgbImage picture = Drawn.picture(new Randomness(5, "png").stream("filters"), 90, 64);
        BufferedImage image = new BufferedImage(90, 64, BufferedImage.TYPE_4BYTE_ABGR);
        for (int i = 0; i < 90 * 64; i++) {
            int p = 3 * i;
            byte[] rgb = picture.rgb();
            int argb = 0xff << 24 | (rgb[p] & 0xff) << 16 | (rgb[p + 1] & 0xff) << 8 | (rgb[p + 2] & 0xff);
            image.setRGB(i % 90, i / 90, argb);
        }
        assertThat(Png.picture(Drawn.written(image, "png"), "p.png", SizeCap.NONE)
                        .rgb())
                .isEqualTo(picture.rgb());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 7, 8, 9, 33})
    void interlacedFilesAreRead(int width) throws IOException {
        RgbImage picture = Drawn.picture(new Randomness(6, "png").stream("interlaced"), width, 11);
        BufferedImage image = new BufferedImage(width, 11, BufferedImage.TYPE_3BYTE_BGR);
        byte[] rgb = picture.rgb();
        for (int i = 0; i < width * 11; i++) {
            int colour = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
            image.setRGB(i % width, i / width, colour);
        }
        assertThat(Png.picture(interlaced(image), "p.png", SizeCap.NONE).rgb()).isEqualTo(rgb);
    }

    @Test
    void ofSixteenBitsTheUpperEightAreKept() {
        BufferedImage image = new BufferedImage(
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        false,
                        false,
                        Transparency.OPAQUE,
                        DataBuffer.TYPE_USHORT),
                Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 2, 1, 3, null),
                false,
                null);
        image.getRaster().setPixels(0, 0, 2, 1, new int[] {0x12ff, 0x3400, 0x5680, 0xffff, 0x00ff, 0x0100});
        assertThat(Png.picture(Drawn.written(image, "png"), "p.png", SizeCap.NONE)
                        .rgb())
                .isEqualTo(new byte[] {0x12, 0x34, 0x56, (byte) 0xff, 0, 1});
    }

    @Test
    void greyOfSixteenBitsIsRefusedSinceOthersClipItToWhite() {
        byte[] file = Drawn.written(new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY), "png");
        assertThatThrownBy(() -> Png.picture(file, "grey.png", SizeCap.NONE))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll("grey.png", "16 bits");
        assertThatThrownBy(() -> Png.labels(file, "grey.png"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("16 bits");
    }

    @Test
    void aMaskKeepsItsPalette() {
        StoredMask mask = Png.mask(Png.indexed(map, Palette.voc()), "m.png", SizeCap.NONE);
        assertThat(mask.colour(15)).isEqualTo(0xc08080);
        assertThat(Png.mask(Png.grey(map), "m.png", SizeCap.NONE).colour(15)).isEqualTo(-1);
    }

    private static byte[] interlaced(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(target);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    @Test
    void aColouredMaskIsRefusedWithAdvice() {
        byte[] file = Png.rgb(Palette.voc().paint(map));
        assertThatThrownBy(() -> Png.labels(file, "colours.png"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("colours.png")
                .hasMessageContaining("palette or grey");
    }

    @Test
    void aFileCutAnywhereIsRefusedByName() {
        byte[] file = Png.indexed(map, Palette.voc());
        for (int length = 0; length < file.length; length++) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> Png.labels(part, "cut.png"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("cut.png");
        }
    }

    @Test
    void aFlippedBitIsNoticed() {
        byte[] file = Png.indexed(map, Palette.voc());
        for (int at = 8; at < file.length; at += 3) {
            byte[] bad = file.clone();
            bad[at] ^= 0x10;
            assertThatThrownBy(() -> Png.labels(bad, "bad.png")).isInstanceOf(Failure.class);
        }
    }

    @Test
    void theColoursAreThoseOfPascalVoc() {
        assertThat(Palette.voc().colour(1)).isEqualTo(0x800000);
        assertThat(Palette.voc().colour(15)).isEqualTo(0xc08080);
        assertThat(Palette.voc().colour(20)).isEqualTo(0x004080);
        assertThat(Palette.voc().colour(255)).isEqualTo(0xe0e0c0);
        assertThat(IntStream.range(0, 256).map(Palette.voc()::colour).distinct().count())
                .isEqualTo(256);
    }
}
