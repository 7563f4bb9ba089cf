package dev.wsss.stages.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.random.Randomness;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdSweepTest {
    @Test
    void aScoreEqualToTheThresholdIsBackground() {
        Planes scores = new Planes(1, 1, 3, new float[] {.3f, Math.nextUp(.3f), Math.nextDown(.3f)});
        assertThat(Segmentation.of(scores, new int[] {5}, .3).labels()).containsExactly(0, 5, 0);
        ThresholdSweep sweep = new ThresholdSweep(6, new Thresholds(.3));
        sweep.add(new LabelMap(3, 1, new byte[] {0, 5, 0}), scores, new int[] {5});
        assertThat(sweep.best().scores().meanIou()).isEqualTo(1);
    }

    @Test
    void ofEqualClassesTheFirstWins() {
        Planes scores = new Planes(2, 1, 2, new float[] {.5f, .2f, .5f, .4f});
        assertThat(Segmentation.of(scores, new int[] {4, 2}, .1).labels()).containsExactly(4, 2);
    }

    @Test
    void aPictureWithoutAClassIsBackground() {
        Planes none = new Planes(0, 1, 2, new float[0]);
        assertThat(Segmentation.of(none, new int[0], 0).labels()).containsExactly(0, 0);
        ThresholdSweep sweep = new ThresholdSweep(2, Thresholds.steps(3, .1));
        sweep.add(new LabelMap(2, 1, new byte[] {0, 1}), none, new int[0]);
        assertThat(sweep.confusion(0).counts()).containsExactly(1, 0, 1, 0);
    }

    @Test
    void ofEqualScoresTheSmallestThresholdIsBest() {
        ThresholdSweep sweep = new ThresholdSweep(2, Thresholds.steps(10, .1));
        sweep.add(new LabelMap(2, 1, new byte[] {0, 1}), new Planes(1, 1, 2, new float[] {.25f, .75f}), new int[] {1});
        assertThat(sweep.best().threshold()).isEqualTo(.3);
    }

    @Test
    void theStepsAreTheNumbersThatPeopleWrite() {
        assertThat(Thresholds.steps(60, .01).value(7)).isEqualTo(.07);
        assertThat(Thresholds.steps(60, .01).value(59)).isEqualTo(.59);
    }

    @Test
    void thresholdsThatDoNotAscendAreRefused() {
        assertThatThrownBy(() -> new Thresholds(.2, .1)).hasMessage("thresholds: [0.2, 0.1] do not ascend");
    }

    @Test
    void planesWithoutAClassAreRefused() {
        ThresholdSweep sweep = new ThresholdSweep(3, new Thresholds(.1));
        assertThatThrownBy(() ->
                        sweep.add(LabelMap.background(1, 1), new Planes(2, 1, 1, new float[] {0, 0}), new int[] {1}))
                .hasMessage("2 planes of scores for 1 classes");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyGridCountsAsComparingWithEachThresholdDoes(long seed) {
        RandomGenerator random = new Randomness(seed, "test").stream("grid");
        double[] values = random.doubles(random.nextInt(1, 40), -.2, 1.2)
                .sorted()
                .distinct()
                .toArray();
        Thresholds grid = new Thresholds(values);
        for (int i = 0; i < 2000; i++) {
            float score = i % 3 == 0 ? (float) values[i % values.length] : random.nextFloat(-.5f, 1.5f);
            int exceeded = 0;
            for (double value : values) {
                exceeded += score > (float) value ? 1 : 0;
            }
            assertThat(grid.exceededBy(score)).isEqualTo(exceeded);
        }
    }
}
