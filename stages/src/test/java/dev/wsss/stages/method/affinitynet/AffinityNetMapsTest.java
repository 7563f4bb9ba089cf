package dev.wsss.stages.method.affinitynet;

import static dev.wsss.stages.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.random.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AffinityNetMapsTest {
    @Test
    void fourScalesWithTheirMirrorsAreTheEightPassesOfTheOriginal() {
        RandomGenerator random = new Randomness(3, "psa").stream("maps");
        int height = 93;
        int width = 125;
        List<Planes> scales = new ArrayList<>();
        double[] sum = new double[height * width];
        for (double factor : new double[] {1, 0.5, 1.5, 2}) {
            int h = (int) Math.ceil(height * factor / 8);
            int w = (int) Math.ceil(width * factor / 8);
            Planes both = Planes.zeros(1, h, w);
            for (int pass = 0; pass < 2; pass++) {
                Planes map = Planes.zeros(1, h, w);
                for (int i = 0; i < map.values().length; i++) {
                    map.values()[i] = random.nextFloat();
                    int x = i % w;
                    both.values()[pass == 0 ? i : i - x + w - 1 - x] += map.values()[i];
                }
                Planes full = Bilinear.resize(map, height, width);
                for (int i = 0; i < sum.length; i++) {
                    int x = i % width;
                    sum[i] += full.values()[pass == 0 ? i : i - x + width - 1 - x];
                }
            }
            scales.add(both);
        }
        double largest = 0;
        for (double value : sum) {
            largest = Math.max(largest, value);
        }
        float[] published = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            published[i] = (float) (sum[i] / (largest + 1e-5));
        }
        assertClose("eight passes", merged(height, width, scales), published, 1e-6);
    }

    @Test
    void eachClassHasAMaximumOfItsOwn() {
        Planes maps = new Planes(2, 1, 2, new float[] {1, 3, 0, 0});
        float[] merged = merged(1, 2, List.of(maps, maps));
        assertThat(merged).containsExactly(2 / (6 + 1e-5f), 6 / (6 + 1e-5f), 0, 0);
    }

    @Test
    void aPictureWithoutAClassHasNoMaps() {
        assertThat(merged(9, 8, List.of(Planes.zeros(0, 2, 1)))).isEmpty();
    }

    private static float[] merged(int height, int width, List<Planes> scales) {
        List<Integer> labels =
                IntStream.range(0, scales.getFirst().channels()).boxed().toList();
        return new AffinityNetMaps()
                .merged(new ScaledMaps(height, width, labels, scales, List.of()))
                .values();
    }
}
