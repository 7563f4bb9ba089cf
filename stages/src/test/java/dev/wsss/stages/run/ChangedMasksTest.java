package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.run.ChangedMasks.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedMasksTest {
    private static LabelMap mask(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            bytes[pixel] = (byte) labels[pixel];
        }
        return new LabelMap(labels.length, 1, bytes);
    }

    @Test
    void pixelsThatTheTruthDoesNotCountAreLeftOut() {
        Change change = Change.of("a", mask(1, 1, 0, 255), mask(1, 0, 0, 0), mask(1, 1, 1, 255));
        assertThat(change.before()).isEqualTo(2 / 3.);
        assertThat(change.after()).isEqualTo(2 / 3.);
    }

    @Test
    void theLargestGainsComeFirstAndTheLargestLossesLast() {
        ChangedMasks changed = new ChangedMasks(List.of(
                new Change("same", .5, .5),
                new Change("worst", .9, .1),
                new Change("best", .1, .9),
                new Change("worse", .5, .4),
                new Change("better", .4, .5)));
        assertThat(changed.extremes(3))
                .containsExactly(
                        Map.entry("best", "10 % of its pixels right, then 90 %"),
                        Map.entry("better", "40 % of its pixels right, then 50 %"),
                        Map.entry("worst", "90 % of its pixels right, then 10 %"));
    }

    @Test
    void fewerPicturesThanWantedAreShownOnceEach() {
        ChangedMasks changed = new ChangedMasks(List.of(new Change("only", .5, .4)));
        assertThat(changed.extremes(8)).containsOnlyKeys("only");
    }
}
