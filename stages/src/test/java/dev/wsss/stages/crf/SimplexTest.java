package dev.wsss.stages.crf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimplexTest {
    @ParameterizedTest(name = "{0} dimensions up to {1}")
    @CsvSource({"2, 3", "2, 170", "2, 1e6", "5, 3", "5, 51", "5, 500"})
    void aBlockOfPointsHasTheKeysAndWeightsOfOnePointAfterTheOther(int dimensions, float most) {
        KeyLayout layout = dimensions == 2 ? KeyLayout.PLANE.getFirst() : KeyLayout.COLOURS.getFirst();
        Simplex simplex = new Simplex(layout);
        SplittableRandom random = new SplittableRandom(1);
        int corners = dimensions + 1;
        for (int block = 0; block < 200; block++) {
            float[] points = new float[dimensions * Simplex.BLOCK];
            for (int i = 0; i < points.length; i++) {
                points[i] = (float) random.nextDouble(most);
                points[i] = random.nextInt(4) == 0 ? Math.round(points[i]) : points[i];
            }
            simplex.enclose(points);
            for (int point = 0; point < Simplex.BLOCK; point++) {
                float[] coordinates = new float[dimensions];
                for (int i = 0; i < dimensions; i++) {
                    coordinates[i] = points[i * Simplex.BLOCK + point];
                }
                OnePoint alone = OnePoint.of(coordinates, layout);
                int first = point * corners;
                assertThat(Arrays.copyOfRange(simplex.keys(), first, first + corners))
                        .isEqualTo(alone.keys());
                assertThat(Arrays.copyOfRange(simplex.barycentric(), first, first + corners))
                        .isEqualTo(alone.weights());
            }
        }
    }

    /** The published algorithm, step by step. */
    private record OnePoint(long[] keys, float[] weights) {
        static OnePoint of(float[] point, KeyLayout layout) {
            int d = point.length;
            float[] elevated = new float[d + 1];
            float spread = (float) (Math.sqrt(2.0 / 3.0) * (d + 1));
            float sum = 0;
            for (int j = d; j > 0; j--) {
                float scaled = point[j - 1] * (float) (1.0 / Math.sqrt((j + 1) * j) * spread);
                elevated[j] = sum - j * scaled;
                sum += scaled;
            }
            elevated[0] = sum;
            int[] quotient = new int[d + 1];
            float[] rest = new float[d + 1];
            int total = 0;
            for (int i = 0; i <= d; i++) {
                quotient[i] = (int) Math.rint(1.0f / (d + 1) * elevated[i]);
                rest[i] = elevated[i] - quotient[i] * (float) (d + 1);
                total += quotient[i];
            }
            int[] rank = new int[d + 1];
            for (int i = 0; i < d; i++) {
                for (int j = i + 1; j <= d; j++) {
                    rank[rest[i] < rest[j] ? i : j]++;
                }
            }
            float[] weights = new float[d + 2];
            for (int i = 0; i <= d; i++) {
                rank[i] += total;
                int carry = rank[i] < 0 ? 1 : rank[i] > d ? -1 : 0;
                rank[i] += carry * (d + 1);
                quotient[i] += carry;
                float part = (elevated[i] - quotient[i] * (float) (d + 1)) * (1.0f / (d + 1));
                weights[d - rank[i]] += part;
                weights[d + 1 - rank[i]] -= part;
            }
            weights[0] += 1 + weights[d + 1];
            return new OnePoint(keys(quotient, rank, layout), Arrays.copyOf(weights, d + 1));
        }

        private static long[] keys(int[] quotient, int[] rank, KeyLayout layout) {
            long[] keys = new long[rank.length];
            for (int remainder = 0; remainder < keys.length; remainder++) {
                keys[remainder] = remainder;
                for (int i = 0; i + 1 < rank.length; i++) {
                    int drop = rank[i] >= rank.length - remainder ? 1 : 0;
                    keys[remainder] += (quotient[i] - drop + 2L * layout.limits()[i]) * layout.units()[i];
                }
            }
            return keys;
        }
    }
}
