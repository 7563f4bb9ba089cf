package dev.wsss.stages.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.stages.image.LabelMap;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticSetTest {
    private final SyntheticSet set = new SyntheticSet(new Synthetic(7, 1, 1, 128, .9, .25, List.of(.3, .6)), 6);

    private static double share(LabelMap mask, int value) {
        int pixels = 0;
        for (byte label : mask.labels()) {
            pixels += label == value ? 1 : 0;
        }
        return (double) pixels / mask.labels().length;
    }

    @ParameterizedTest
    @EnumSource
    void aPictureDependsOnItsIndexAlone(SyntheticList list) {
        SyntheticPicture picture = set.picture(list, 5);
        SyntheticPicture streamed = set.pictures(list, 6).toList().getLast();
        assertThat(streamed.picture().rgb()).isEqualTo(picture.picture().rgb());
        assertThat(streamed.mask().labels()).isEqualTo(picture.mask().labels());
        assertThat(streamed.labels()).isEqualTo(picture.labels());
        assertThat(set.picture(list, 11).picture().rgb())
                .isNotEqualTo(picture.picture().rgb());
    }

    @Test
    void theListsShareNoPicture() {
        assertThat(set.picture(SyntheticList.TRAIN, 0).picture().rgb())
                .isNotEqualTo(set.picture(SyntheticList.VAL, 0).picture().rgb());
        assertThat(set.picture(SyntheticList.TRAIN, 0).id()).isEqualTo("train_000000");
        assertThat(set.picture(SyntheticList.VAL, 12).id()).isEqualTo("val_000012");
    }

    @Test
    void trainingPicturesShowTheBackgroundOfTheirClassAndScoringPicturesAny() {
        assertThat(ownContexts(SyntheticList.TRAIN)).isCloseTo(.9, within(.05));
        assertThat(ownContexts(SyntheticList.VAL)).isCloseTo(1 / 6., within(.05));
    }

    private double ownContexts(SyntheticList list) {
        return new SyntheticSet(new Synthetic(3, 1, 1, 16, .9, 0, List.of(.6, .6)), 6)
                .pictures(list, 600)
                .mapToDouble(each -> each.labels().contains(each.context() + 1) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    @Test
    void theLabelsAreTheClassesOfTheMask() {
        set.pictures(SyntheticList.TRAIN, 60).forEach(each -> {
            assertThat(each.labels()).isNotEmpty().allMatch(value -> share(each.mask(), value) > 0);
            double labelled = each.labels().stream()
                    .mapToDouble(value -> share(each.mask(), value))
                    .sum();
            assertThat(labelled + share(each.mask(), 0)).isCloseTo(1, within(1e-9));
        });
    }

    @Test
    void someHaveACompanionAndMostAreAlone() {
        List<SyntheticPicture> pictures = set.pictures(SyntheticList.TRAIN, 240).toList();
        long accompanied =
                pictures.stream().filter(each -> each.labels().size() == 2).count();
        assertThat(accompanied / 240.).isCloseTo(.25, within(.08));
    }

    @Test
    void everyClassGivesObjectsThatMiningCanTake() {
        int[] minable = new int[6];
        set.pictures(SyntheticList.TRAIN, 240)
                .filter(each -> each.labels().size() == 1)
                .forEach(each -> {
                    double share = 1 - share(each.mask(), 0);
                    minable[each.labels().first() - 1] += share >= .1 && share <= .7 ? 1 : 0;
                });
        assertThat(Arrays.stream(minable).min().orElseThrow()).isGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void everyShapeCoversWhatItsSizeSays(Shape shape) {
        double inside = 0;
        int steps = 800;
        for (int row = 0; row < steps; row++) {
            for (int column = 0; column < steps; column++) {
                boolean holds = shape.holds(2. * column / steps - 1, 2. * row / steps - 1);
                inside += holds ? 4. / steps / steps : 0;
            }
        }
        assertThat(inside).isCloseTo(1, within(.01));
    }

    @Test
    void anySizeAndNumberOfClassesCanBeDrawn() {
        Synthetic accompanied = new Synthetic(1, 1, 1, 90, 1, 1, List.of(.3, .5));
        SyntheticPicture picture = new SyntheticSet(accompanied, 20).picture(SyntheticList.TRAIN, 19);
        assertThat(picture.mask().width()).isEqualTo(90);
        assertThat(picture.mask().height()).isEqualTo(90);
        assertThat(picture.labels()).contains(20);
        assertThat(picture.context()).isEqualTo(19);
        assertThatThrownBy(() -> new SyntheticSet(accompanied, 61)).hasMessageStartingWith("classes: 61");
    }
}
