package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.random.Randomness;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassesTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theVectorKernelAndPlainJavaGiveTheSameBits(int seed) {
        RandomGenerator random = new Randomness(seed, "passes").stream("sizes");
        int channels = random.nextBoolean() ? 3 : 1;
        int height = random.nextInt(1, 40);
        int width = random.nextInt(1, 40);
        byte[] source = new byte[height * width * channels];
        random.nextBytes(source);
        Filter filter = random.nextBoolean() ? Filter.BICUBIC : Filter.BILINEAR;
        ResampleCoefficients columns = ResampleCoefficients.of(filter, width, random.nextInt(1, 90));
        ResampleCoefficients rows = ResampleCoefficients.of(filter, height, random.nextInt(1, 90));

        Passes vector = new Passes(new VectorFilterKernel());
        Passes plain = new Passes(new PlainFilterKernel(1));
        assertThat(vector.horizontal(source, height, width, channels, columns))
                .isEqualTo(plain.horizontal(source, height, width, channels, columns));
        assertThat(vector.vertical(source, 1, width * channels, rows))
                .isEqualTo(plain.vertical(source, 1, width * channels, rows));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pickingFromWindowsGivesTheSameBits(int seed) {
        RandomGenerator random = new Randomness(seed, "windows").stream("sizes");
        int height = random.nextInt(1, 5);
        int width;
        ResampleCoefficients taps;
        do {
            width = random.nextInt(1, 90);
            Filter filter = random.nextBoolean() ? Filter.BICUBIC : Filter.BILINEAR;
            taps = ResampleCoefficients.of(filter, width, random.nextInt(1, 4 * width + 1));
        } while (!WindowFilter.fits(taps, width));
        byte[] source = new byte[height * width];
        random.nextBytes(source);

        assertThat(new WindowFilter(taps, width).apply(source, height))
                .isEqualTo(new Passes(new PlainFilterKernel(1)).horizontal(source, height, width, 1, taps));
    }

    @Test
    void windowsFitEnlargementsByAThirdAndMore() {
        assertThat(WindowFilter.fits(ResampleCoefficients.of(Filter.BICUBIC, 500, 667), 500))
                .isTrue();
        assertThat(WindowFilter.fits(ResampleCoefficients.of(Filter.BICUBIC, 500, 250), 500))
                .isFalse();
        assertThat(WindowFilter.fits(ResampleCoefficients.of(Filter.BICUBIC, 15, 60), 15))
                .isFalse();
    }
}
