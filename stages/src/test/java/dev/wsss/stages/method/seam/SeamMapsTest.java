package dev.wsss.stages.method.seam;

import static dev.wsss.stages.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.random.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeamMapsTest {
    private static Planes random(RandomGenerator random, int channels, int height, int width) {
        Planes planes = Planes.zeros(channels, height, width);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = Math.max(0, random.nextFloat(-0.3f, 1));
        }
        return planes;
    }

    private static Planes mirrored(Planes planes) {
        Planes mirrored = Planes.zeros(planes.channels(), planes.height(), planes.width());
        for (int i = 0; i < planes.values().length; i++) {
            int x = i % planes.width();
            mirrored.values()[i] = planes.values()[i - x + planes.width() - 1 - x];
        }
        return mirrored;
    }

    private static Planes sum(Planes one, Planes other) {
        Planes sum = Planes.zeros(one.channels(), one.height(), one.width());
        for (int i = 0; i < sum.values().length; i++) {
            sum.values()[i] = one.values()[i] + other.values()[i];
        }
        return sum;
    }

    private static Planes full(Planes pass, SeamMaps.Scale size, int height, int width) {
        return Bilinear.resize(Bilinear.resizeCorners(pass, size.height(), size.width()), height, width);
    }

    @ParameterizedTest(name = "{0}x{1}, seed {2}")
    @CsvSource({"93, 125, 1", "75, 50, 2", "33, 200, 3"})
    void addingMirroredPassesAtTheNetworksResolutionIsAddingThemAtThePictures(int height, int width, int seed) {
        RandomGenerator random = new Randomness(seed, "seam").stream("maps");
        List<SeamMaps.Scale> scales = new ArrayList<>();
        Planes published = Planes.zeros(2, height, width);
        for (double factor : new double[] {0.5, 1, 1.5, 2}) {
            SeamMaps.Scale size = SeamMaps.Scale.of(height, width, factor, Planes.zeros(2, 1, 1));
            int h = Math.ceilDiv(size.height(), 8);
            int w = Math.ceilDiv(size.width(), 8);
            Planes straight = random(random, 2, h, w);
            Planes ofMirror = random(random, 2, h, w);
            scales.add(SeamMaps.Scale.of(height, width, factor, sum(straight, mirrored(ofMirror))));
            published = sum(published, full(straight, size, height, width));
            published = sum(published, mirrored(full(ofMirror, size, height, width)));
        }
        Planes merged = SeamMaps.merged(height, width, scales);
        assertClose("merged", merged.values(), normalised(published), 1e-5);
    }

    /** Normalises as NumPy does, in float64. */
    private static float[] normalised(Planes sum) {
        float[] result = new float[sum.values().length];
        int size = sum.planeSize();
        for (int from = 0; from < result.length; from += size) {
            double smallest = Double.MAX_VALUE;
            double largest = 0;
            for (int i = from; i < from + size; i++) {
                smallest = Math.min(smallest, sum.values()[i]);
                largest = Math.max(largest, sum.values()[i]);
            }
            for (int i = from; i < from + size; i++) {
                double value = sum.values()[i] < smallest + 1e-5 ? 0 : sum.values()[i];
                result[i] = (float) ((value - smallest - 1e-5) / (largest - smallest + 1e-5));
            }
        }
        return result;
    }

    @Test
    void sumsAtTheMinimumBecomeSlightlyNegative() {
        Planes maps = new Planes(1, 1, 3, new float[] {0.25f, 0.5f, 1.25f});
        float[] merged =
                SeamMaps.merged(1, 3, List.of(new SeamMaps.Scale(1, 3, maps))).values();
        assertThat(merged[0]).isEqualTo((-0.25f - 1e-5f) / (1 + 1e-5f));
        assertThat(merged[1]).isEqualTo((0.25f - 1e-5f) / (1 + 1e-5f));
        assertThat(merged[2]).isEqualTo((1 - 1e-5f) / (1 + 1e-5f));
    }

    @Test
    void negativeSumsCountAsZeroBeforeTheyAreStretched() {
        Planes maps = new Planes(1, 1, 3, new float[] {-4, 0, 1});
        float[] merged =
                SeamMaps.merged(1, 3, List.of(new SeamMaps.Scale(1, 3, maps))).values();
        assertThat(merged[0]).isEqualTo(merged[1]).isEqualTo(-1e-5f / (1 + 1e-5f));
    }

    @Test
    void aPictureWithoutAClassHasNoMaps() {
        Planes none = Planes.zeros(0, 2, 2);
        assertThat(SeamMaps.merged(9, 9, List.of(new SeamMaps.Scale(9, 9, none)))
                        .values())
                .isEmpty();
    }

    @Test
    void anEmptyScaledPictureIsRefused() {
        assertThatThrownBy(() -> new SeamMaps.Scale(0, 3, Planes.zeros(1, 1, 1)))
                .hasMessageContaining("3x0");
        assertThat(SeamMaps.Scale.of(1, 300, 0.25, Planes.zeros(1, 1, 1)).height())
                .isEqualTo(1);
    }
}
