package dev.wsss.stages.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.random.Randomness;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void backgroundsOfAGridCountAsPredictingWithEachOfThemDoes(long seed) {
        RandomGenerator random = new Randomness(seed, "test").stream("backgrounds");
        int[] classValues = {2, 5, 1};
        ThresholdSweep sweep = new ThresholdSweep(6, new Thresholds(4, 8, 16, 32));
        List<Confusion> single =
                Stream.generate(() -> new Confusion(6)).limit(4).toList();
        for (int picture = 0; picture < 5; picture++) {
            Planes scores = random(random, 3);
            List<Planes> backgrounds =
                    Stream.generate(() -> random(random, 1)).limit(4).toList();
            byte[] truth = new byte[scores.planeSize()];
            for (int i = 0; i < truth.length; i++) {
                truth[i] = (byte) (random.nextInt(9) == 0 ? 255 : random.nextInt(6));
            }
            LabelMap map = new LabelMap(7, 11, truth);
            sweep.add(map, scores, classValues, backgrounds::get);
            for (int place = 0; place < 4; place++) {
                single.get(place).add(map, Segmentation.of(scores, classValues, backgrounds.get(place)));
            }
        }
        for (int place = 0; place < 4; place++) {
            assertThat(sweep.confusion(place).counts())
                    .containsExactly(single.get(place).counts());
        }
        ThresholdSweep twice = new ThresholdSweep(6, new Thresholds(4, 8, 16, 32));
        twice.add(sweep);
        twice.add(sweep);
        assertThat(twice.confusion(2).count(3, 5))
                .isEqualTo(2 * sweep.confusion(2).count(3, 5));
    }

    private static Planes random(RandomGenerator random, int channels) {
        Planes planes = Planes.zeros(channels, 11, 7);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = random.nextInt(20) / 20f;
        }
        return planes;
    }

    @Test
    void aPictureWithoutAClassIsBackgroundOnEveryBackground() {
        ThresholdSweep sweep = new ThresholdSweep(2, new Thresholds(4));
        sweep.add(
                new LabelMap(2, 1, new byte[] {0, 1}),
                new Planes(0, 1, 2, new float[0]),
                new int[0],
                place -> Planes.zeros(1, 1, 2));
        assertThat(sweep.confusion(0).counts()).containsExactly(1, 0, 1, 0);
    }

    @Test
    void aBackgroundOfAnotherSizeIsRefused() {
        ThresholdSweep sweep = new ThresholdSweep(2, new Thresholds(4));
        assertThatThrownBy(() -> sweep.add(
                        LabelMap.background(2, 1),
                        Planes.zeros(1, 1, 2),
                        new int[] {1},
                        place -> Planes.zeros(1, 2, 1)))
                .hasMessage("a background of 1x2x1 for scores of 1x2");
    }

    @Test
    void aPictureOfManyClassesKeepsThemApart() {
        Planes scores = Planes.zeros(200, 1, 1);
        scores.values()[150] = 1;
        int[] classValues = IntStream.rangeClosed(1, 200).toArray();
        assertThat(Segmentation.of(scores, classValues, .5).labels()).containsExactly((byte) 151);
        ThresholdSweep sweep = new ThresholdSweep(201, new Thresholds(.5));
        sweep.add(new LabelMap(1, 1, new byte[] {(byte) 151}), scores, classValues);
        assertThat(sweep.confusion(0).count(151, 151)).isEqualTo(1);
    }
}
