package dev.wsss.stages.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseCrfTest {
    private static final Crf.Gaussian SMOOTHNESS = new Crf.Gaussian(3, 3);
    private static final Crf.Bilateral APPEARANCE = new Crf.Bilateral(50, 5, 10);

    private static RgbImage picture(long seed, int width, int height) {
        RgbImage picture = RgbImage.black(width, height);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < picture.rgb().length; i++) {
            picture.rgb()[i] = (byte) (i / 3 % width < width / 2 ? random.nextInt(40) : 200 + random.nextInt(40));
        }
        return picture;
    }

    private static Planes unary(long seed, int labels, int width, int height) {
        SplittableRandom random = new SplittableRandom(seed);
        Planes unary = Planes.zeros(labels, height, width);
        for (int i = 0; i < unary.values().length; i++) {
            unary.values()[i] = (float) (3 * random.nextDouble());
        }
        return unary;
    }

    @ParameterizedTest(name = "{0} and {1} labels, {2}x{3}")
    @CsvSource({"2, 2, 19, 13", "3, 3, 16, 16", "4, 7, 7, 31", "21, 1, 20, 9", "2, 5, 1, 1"})
    void theVectorKernelAndPlainJavaGiveTheSameBits(int one, int other, int width, int height) {
        RgbImage picture = picture(1, width, height);
        Lattice gaussian = Lattice.gaussian(width, height, 3);
        List<Planes> unaries = List.of(unary(2, one, width, height), unary(3, other, width, height));
        List<Planes> vector = DenseCrf.of(picture, SMOOTHNESS, APPEARANCE, gaussian, new VectorCrfKernel())
                .infer(unaries, 5);
        List<Planes> plain = DenseCrf.of(picture, SMOOTHNESS, APPEARANCE, gaussian, new PlainCrfKernel())
                .infer(unaries, 5);
        assertThat(vector.get(0).values()).isEqualTo(plain.get(0).values());
        assertThat(vector.get(1).values()).isEqualTo(plain.get(1).values());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void problemsSolvedTogetherDoNotMeet(long seed) {
        DenseCrf crf = DenseCrf.of(picture(seed, 23, 17), SMOOTHNESS, APPEARANCE);
        Planes one = unary(seed + 10, 3, 23, 17);
        Planes other = unary(seed + 20, 4, 23, 17);
        List<Planes> together = crf.infer(List.of(one, other), 10);
        assertThat(together.get(0).values()).isEqualTo(crf.infer(one, 10).values());
        assertThat(together.get(1).values()).isEqualTo(crf.infer(other, 10).values());
    }

    @Test
    void labelsFollowThePictureWhereTheyAreDoubtful() {
        int width = 40;
        RgbImage picture = picture(4, width, 20);
        LabelMap rough = LabelMap.background(width, 20);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < rough.labels().length; i++) {
            boolean right = i % width >= width / 2;
            rough.labels()[i] = (byte) (right == random.nextInt(10) < 8 ? 1 : 0);
        }
        LabelMap fitted = DenseCrf.of(picture, SMOOTHNESS, new Crf.Bilateral(50, 30, 10))
                .labels(Unary.fromLabels(rough, 2, 0.7), 10);
        for (int i = 0; i < fitted.labels().length; i++) {
            assertThat(fitted.labels()[i]).isEqualTo((byte) (i % width >= width / 2 ? 1 : 0));
        }
    }

    @Test
    void aKernelOfWeightZeroIsOff() {
        RgbImage picture = picture(9, 23, 17);
        Planes unary = unary(10, 3, 23, 17);
        float[] none = DenseCrf.of(picture, new Crf.Gaussian(3, 0), new Crf.Bilateral(50, 5, 0))
                .infer(unary, 10)
                .values();
        assertThat(none)
                .isEqualTo(DenseCrf.of(picture, SMOOTHNESS, APPEARANCE)
                        .infer(unary, 0)
                        .values());
        float[] smooth = DenseCrf.of(picture, new Crf.Gaussian(3, 3), new Crf.Bilateral(50, 5, 0))
                .infer(unary, 10)
                .values();
        float[] almost = DenseCrf.of(picture, new Crf.Gaussian(3, 3), new Crf.Bilateral(50, 5, 1e-30))
                .infer(unary, 10)
                .values();
        assertThat(smooth).isEqualTo(almost).isNotEqualTo(none);
    }

    @ParameterizedTest(name = "{0}x{1}, deviations {2} and {3}, weight {4}")
    @CsvSource({
        "10000, 3, 0.01, 0.01, 10",
        "3, 10000, 0.01, 1000, 1000",
        "2000, 20, 1, 0.01, 1e-6",
        "5000, 8, 3, 5, 10",
        "31, 17, 1e6, 1e6, 1000"
    })
    void parametersAtTheirBoundsGiveBeliefs(int width, int height, float sxy, float srgb, float compat) {
        RgbImage picture = picture(11, width, height);
        float[] beliefs = DenseCrf.of(picture, new Crf.Gaussian(sxy, compat), new Crf.Bilateral(sxy, srgb, compat))
                .infer(unary(12, 2, width, height), 10)
                .values();
        for (int pixel = 0; pixel < width * height; pixel++) {
            assertThat(beliefs[pixel]).isBetween(0f, 1f);
            assertThat(beliefs[pixel] + beliefs[pixel + width * height]).isBetween(0.999999f, 1.000001f);
        }
    }

    @Test
    void pixelsThatAreFarApartForTheFieldAreAlone() {
        Planes unary = unary(13, 2, 10_000, 1);
        float[] beliefs = DenseCrf.of(
                        picture(14, 10_000, 1), new Crf.Gaussian(0.01, 3), new Crf.Bilateral(0.01, 0.01, 10))
                .infer(unary, 1)
                .values();
        for (int pixel = 0; pixel < 10_000; pixel++) {
            double before = 1 / (1 + Math.exp(unary.values()[pixel] - unary.values()[pixel + 10_000]));
            double difference = unary.values()[pixel] - unary.values()[pixel + 10_000] - 13 * (2 * before - 1);
            assertThat((double) beliefs[pixel]).isCloseTo(1 / (1 + Math.exp(difference)), within(1e-4));
        }
    }

    @Test
    void aUnaryOfAnotherSizeIsRefused() {
        DenseCrf crf = DenseCrf.of(picture(6, 8, 9), SMOOTHNESS, APPEARANCE);
        assertThatThrownBy(() -> crf.infer(unary(1, 2, 9, 8), 1)).hasMessageContaining("2x8x9");
        assertThatThrownBy(() -> crf.infer(unary(1, 2, 8, 9), -1)).hasMessageContaining("-1 iterations");
        assertThatThrownBy(() -> DenseCrf.of(picture(6, 8, 9), SMOOTHNESS, APPEARANCE, Lattice.gaussian(8, 8, 3)))
                .hasMessageContaining("64 pixels");
    }

    @Test
    void parametersThatMakeNoFieldAreRefused() {
        assertThatThrownBy(() -> Unary.fromLabels(LabelMap.background(2, 2), 1, 0.7))
                .hasMessageContaining("at least 2");
        assertThatThrownBy(() -> Unary.fromLabels(LabelMap.background(2, 2), 2, 1))
                .hasMessageContaining("gtProb 1.0");
        assertThatThrownBy(() -> Unary.fromLabels(new LabelMap(1, 1, new byte[] {5}), 3, 0.7))
                .hasMessageContaining("label 5");
    }

    @Test
    void anInterruptedThreadStopsInferring() {
        DenseCrf crf = DenseCrf.of(picture(8, 8, 9), SMOOTHNESS, APPEARANCE);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> crf.infer(unary(1, 2, 8, 9), 10)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
