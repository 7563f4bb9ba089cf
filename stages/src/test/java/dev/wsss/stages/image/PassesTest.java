package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.random.Randomness;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
        assertThat(vector.vertical(source, width * channels, rows))
                .isEqualTo(plain.vertical(source, width * channels, rows));
    }
}
