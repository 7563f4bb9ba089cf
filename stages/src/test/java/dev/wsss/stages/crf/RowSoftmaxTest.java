package dev.wsss.stages.crf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowSoftmaxTest {
    static Stream<Arguments> shapes() {
        return Stream.of(
                        new int[] {0, 1}, new int[] {0, 3, 6}, new int[] {0, 2, 3, 8}, new int[] {0, 5}, new int[] {0, 8
                        })
                .flatMap(problems -> Stream.of(1, 2, 7, 63, Softmax.BLOCK)
                        .flatMap(count -> Stream.of(8, VectorExponential.LANES.length())
                                .filter(width -> VectorExponential.LANES.length() % width == 0
                                        && width >= problems[problems.length - 1])
                                .map(width -> Arguments.of(problems, count, width))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void rowsGiveTheBitsThatPlanesGive(int[] problems, int count, int width) {
        SplittableRandom random = new SplittableRandom(count);
        int labels = problems[problems.length - 1];
        for (float size : new float[] {1e-3f, 1, 30, 300}) {
            float[] rows = new float[Softmax.BLOCK * width];
            for (int i = 0; i < count * width; i++) {
                rows[i] = i % width < labels ? size * (float) random.nextDouble(-1, 1) : 0;
            }
            float[] planes = rows.clone();
            float[] plain = rows.clone();
            new RowSoftmax(problems, width).apply(rows, count, width);
            new PlaneSoftmax(new VectorCrfKernel(), problems).apply(planes, count, width);
            new PlaneSoftmax(new PlainCrfKernel(), problems).apply(plain, count, width);
            for (int pixel = 0; pixel < count; pixel++) {
                int first = pixel * width;
                float[] row = Arrays.copyOfRange(rows, first, first + labels);
                assertThat(row).isEqualTo(Arrays.copyOfRange(planes, first, first + labels));
                assertThat(row).isEqualTo(Arrays.copyOfRange(plain, first, first + labels));
            }
        }
    }

    @Test
    void paddingIsLeftWithNumbersFrom0To1() {
        float[] rows = new float[Softmax.BLOCK * VectorExponential.LANES.length()];
        Arrays.fill(rows, 13);
        new RowSoftmax(new int[] {0, 2}, VectorExponential.LANES.length())
                .apply(rows, 1, VectorExponential.LANES.length());
        for (float number : rows) {
            assertThat(number).isBetween(0f, 13f);
        }
        assertThat(rows[0]).isEqualTo(0.5f);
        assertThat(rows[2]).isEqualTo(1f);
    }
}
