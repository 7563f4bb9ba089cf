package dev.wsss.stages.method.affinitynet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.eval.Confusion;
import dev.wsss.stages.eval.ThresholdSweep;
import dev.wsss.stages.eval.Thresholds;
import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.walk.FeatureAffinity;
import dev.wsss.stages.walk.PairOffsets;
import dev.wsss.stages.walk.RandomWalk;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlphaWalkTest {
    private static final AlphaWalk PUBLISHED = new AlphaWalk(5, 8, 8, 8, AlphaWalk.RadiusRule.LARGEST);
    private static final double[] GRID = {4, 16, 32};

    private static Planes random(String name, int channels, int height, int width) {
        RandomGenerator random = new Randomness(2, "walk").stream(name);
        Planes planes = Planes.zeros(channels, height, width);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = random.nextFloat();
        }
        return planes;
    }

    /** Returns maps with one class to the right, another below, both weak at the top left. */
    private static Planes maps(int channels, int height, int width) {
        Planes maps = random("maps", channels, height, width);
        for (int i = 0; i < maps.values().length; i++) {
            int column = i % width;
            int row = i / width % height;
            maps.values()[i] *= i < height * width ? (float) column / width : (float) row / height;
        }
        return maps;
    }

    /**
     * Computes the original's result for one alpha: all 21 planes on a padded canvas, pooled, walked, enlarged, argmax.
     */
    private static LabelMap published(Planes maps, List<Integer> labels, double alpha, Planes features) {
        int rows = 8 * features.height();
        int columns = 8 * features.width();
        Planes full = Planes.zeros(21, rows, columns);
        for (int row = 0; row < maps.height(); row++) {
            for (int column = 0; column < maps.width(); column++) {
                float strongest = 0;
                for (int plane = 0; plane < maps.channels(); plane++) {
                    float value = maps.values()[(plane * maps.height() + row) * maps.width() + column];
                    strongest = Math.max(strongest, value);
                    full.values()[((labels.get(plane) + 1) * rows + row) * columns + column] = value;
                }
                full.values()[row * columns + column] = (float) Math.pow(1 - strongest, alpha);
            }
        }
        Planes pooled = full.pooled(8);
        Planes walked = Bilinear.resize(new RandomWalk(5, 8, 8).walkFeatures(pooled, features), rows, columns);
        LabelMap mask = LabelMap.background(maps.width(), maps.height());
        for (int pixel = 0; pixel < mask.labels().length; pixel++) {
            int at = pixel / maps.width() * columns + pixel % maps.width();
            int best = 0;
            for (int plane = 1; plane < 21; plane++) {
                best = walked.values()[plane * rows * columns + at] > walked.values()[best * rows * columns + at]
                        ? plane
                        : best;
            }
            mask.labels()[pixel] = (byte) best;
        }
        return mask;
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"97, 125", "96, 128", "41, 90"})
    void masksAreThoseOfTheOriginalForEveryAlphaOfTheGrid(int height, int width) {
        Planes maps = maps(2, height, width);
        List<Integer> labels = List.of(3, 11);
        Planes features = random("features", 16, Math.ceilDiv(height, 8), Math.ceilDiv(width, 8));
        AlphaScores scores = PUBLISHED.alongFeatures(maps, labels, GRID, features);
        for (double alpha : GRID) {
            byte[] mask = scores.mask(alpha).labels();
            assertThat(mask)
                    .isEqualTo(published(maps, labels, alpha, features).labels())
                    .contains(alpha == 4 ? new byte[] {0} : new byte[] {4, 12});
        }
        FloatArray affinities = FeatureAffinity.of(features, PairOffsets.plain(5));
        assertThat(PUBLISHED.alongPairs(maps, labels, GRID, affinities).walked().values())
                .isEqualTo(scores.walked().values());
    }

    @Test
    void aSweepCountsWhatTheMaskOfEachAlphaCounts() {
        Planes maps = maps(2, 97, 125);
        List<Integer> labels = List.of(3, 11);
        AlphaScores scores = PUBLISHED.alongFeatures(maps, labels, GRID, random("features", 16, 13, 16));
        LabelMap truth = scores.mask(16);
        ThresholdSweep sweep = new ThresholdSweep(21, new Thresholds(GRID));
        sweep.add(truth, scores.fullSize(), ClassValues.of(labels), scores::background);
        for (int place = 0; place < GRID.length; place++) {
            Confusion single = new Confusion(21);
            single.add(truth, scores.mask(GRID[place]));
            assertThat(sweep.confusion(place).counts()).containsExactly(single.counts());
        }
        assertThat(sweep.best().threshold()).isEqualTo(16);
    }

    @ParameterizedTest(name = "{0}x{1}: radius {2}")
    @CsvSource({"1, 1, 1", "8, 500, 1", "9, 500, 2", "500, 9, 1", "16, 24, 2", "40, 72, 5", "33, 65, 5", "32, 65, 4"})
    void smallMapsWalkAsFarAsTheyHavePairs(int height, int width, int radius) {
        assertThat(PUBLISHED.radius(height, width)).isEqualTo(radius);
        Planes maps = maps(1, height, width);
        Planes features = random("features", 4, Math.ceilDiv(height, 8), Math.ceilDiv(width, 8));
        AlphaScores scores = PUBLISHED.alongFeatures(maps, List.of(0), GRID, features);
        assertThat(scores.mask(4).labels()).hasSize(height * width);
        if (radius < 2) {
            assertThat(scores.walked().values()).startsWith(maps.pooled(8).values());
        }
    }

    @Test
    void aPictureWithoutAClassIsBackground() {
        AlphaScores scores =
                PUBLISHED.alongFeatures(Planes.zeros(0, 41, 90), List.of(), GRID, random("features", 4, 6, 12));
        assertThat(scores.mask(4).labels()).containsOnly(0);
        assertThat(scores.above(4).channels()).isEqualTo(1);
    }

    @Test
    void theBackgroundStandsAboveTheClasses() {
        AlphaScores scores =
                PUBLISHED.alongFeatures(maps(2, 41, 90), List.of(1, 2), GRID, random("features", 4, 6, 12));
        Planes above = scores.above(16);
        assertThat(above.channels()).isEqualTo(3);
        assertThat(above.values()).startsWith(scores.background(1).values());
        assertThat(above.values()).endsWith(scores.fullSize().values());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Planes walked = Planes.zeros(2, 2, 2);
        assertThatThrownBy(() -> new AlphaScores(16, 16, 8, List.of(1), new double[] {4, 6}, walked))
                .hasMessageContaining("2 planes for the labels [1] and the alphas [4.0, 6.0]");
        assertThatThrownBy(() -> new AlphaScores(16, 17, 8, List.of(1), new double[] {4}, walked))
                .hasMessageContaining("16x17");
        assertThatThrownBy(() -> new AlphaScores(16, 16, 8, List.of(), new double[] {6, 4}, walked))
                .hasMessageContaining("do not ascend");
        assertThatThrownBy(() -> new AlphaScores(16, 16, 8, List.of(1), new double[] {4}, walked).mask(5))
                .hasMessage("alpha 5.0 is none of [4.0]");
        assertThatThrownBy(() -> new AlphaWalk(1, 8, 8, 8, AlphaWalk.RadiusRule.LARGEST))
                .hasMessageContaining("radius 1");
    }
}
