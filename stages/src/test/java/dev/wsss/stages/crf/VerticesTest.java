package dev.wsss.stages.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.image.RgbImage;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerticesTest {
    private static final int CORNERS = 6;

    private static Features colours(int width, int height, float sxy, float srgb) {
        return Features.bilateral(RgbImage.black(width, height), sxy, srgb);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneKeyAndTwoKeysGiveTheSameNumbersAndNeighbours(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Vertices one = new Vertices.OfOneKey(KeyLayout.COLOURS.getFirst());
        Vertices two = new Vertices.OfTwoKeys(KeyLayout.FINE_COLOURS);
        float[] points = new float[5 * Simplex.BLOCK];
        int[] numbers = new int[CORNERS * Simplex.BLOCK];
        int[] others = new int[CORNERS * Simplex.BLOCK];
        for (int i = 0; i < 20_000 / Simplex.BLOCK; i++) {
            for (int at = 0; at < points.length; at++) {
                points[at] = (float) random.nextDouble(0, at % 2 == 0 ? 3 : 60);
            }
            int count = random.nextInt(1, Simplex.BLOCK + 1);
            one.enclose(points, count, numbers, 0);
            two.enclose(points, count, others, 0);
            assertThat(others).isEqualTo(numbers);
            assertThat(two.barycentric()).isEqualTo(one.barycentric());
        }
        assertThat(two.size()).isEqualTo(one.size());
        for (int axis = 0; axis < CORNERS; axis++) {
            assertThat(two.neighbours(axis)).isEqualTo(one.neighbours(axis)).contains(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, 375, 50, 5, true",
        "500, 375, 80, 13, true",
        "10000, 375, 50, 5, true",
        "500, 375, 0.25, 5, false",
        "500, 375, 50, 0.1, false",
        "10000, 10000, 0.01, 0.01, false"
    })
    void usualPicturesNeedOneKey(int width, int height, float sxy, float srgb, boolean oneKey) {
        assertThat(Vertices.of(colours(width, height, sxy, srgb)))
                .isInstanceOf(oneKey ? Vertices.OfOneKey.class : Vertices.OfTwoKeys.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whereOneKeyIsTakenItIsWideEnough(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            float[] extent = new float[5];
            for (int axis = 0; axis < 5; axis++) {
                extent[axis] = (float) Math.pow(10, random.nextDouble(0, 4));
            }
            Simplex simplex = new Simplex(KeyLayout.COLOURS.getFirst());
            double[] reach = Simplex.reach(extent);
            boolean fits = true;
            for (double each : reach) {
                fits &= each < 1024;
            }
            for (int corner = 0; fits && corner < 32; corner++) {
                float[] points = new float[5 * Simplex.BLOCK];
                for (int axis = 0; axis < 5; axis++) {
                    points[axis * Simplex.BLOCK] = (corner >> axis & 1) == 0 ? 0 : extent[axis];
                }
                simplex.enclose(points);
                assertThat(Arrays.copyOf(simplex.keys(), CORNERS))
                        .doesNotHaveDuplicates()
                        .doesNotContain(0);
            }
        }
    }

    @Test
    void verticesAtTheEndsOfTheLargestPictureAreAllDifferent() {
        Vertices vertices = Vertices.of(colours(10_000, 10_000, 0.01f, 0.01f));
        int[] numbers = new int[CORNERS];
        for (int corner = 0; corner < 32; corner++) {
            float[] points = new float[5 * Simplex.BLOCK];
            for (int axis = 0; axis < 5; axis++) {
                points[axis * Simplex.BLOCK] = (corner >> axis & 1) == 0 ? 0 : axis < 2 ? 999_900 : 25_500;
            }
            vertices.enclose(points, 1, numbers, 0);
        }
        assertThat(vertices.size()).isEqualTo(32 * CORNERS);
    }

    @Test
    void aLatticeThatNoKeyReachesIsRefused() {
        Vertices vertices = Vertices.of(colours(500, 375, 50, 1e-4f));
        float[] points = new float[5 * Simplex.BLOCK];
        points[2 * Simplex.BLOCK] = 2.5e6f;
        assertThatThrownBy(() -> vertices.enclose(points, 1, new int[CORNERS], 0))
                .hasMessageContaining("standard deviation of the CRF is too small");
    }
}
