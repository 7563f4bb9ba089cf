package dev.wsss.stages.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.stages.image.LabelMap;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    private static final byte VOID = (byte) LabelMap.IGNORE;

    private static LabelMap map(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return new LabelMap(labels.length, 1, bytes);
    }

    private static Confusion confusion(LabelMap truth, LabelMap prediction) {
        Confusion confusion = new Confusion(3);
        confusion.add(truth, prediction);
        return confusion;
    }

    @Test
    void voidPixelsOfTheTruthAreLeftOut() {
        assertThat(confusion(map(0, VOID, 1), map(0, 1, 1)).counts()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 0);
    }

    @Test
    void voidPixelsOfThePredictionAreBackground() {
        assertThat(confusion(map(1, 1, 0), map(VOID, 1, VOID)).counts()).containsExactly(1, 0, 0, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void picturesAddUp() {
        Confusion sum = confusion(map(0, 1), map(0, 1));
        sum.add(map(2), map(1));
        Confusion other = confusion(map(2), map(1));
        other.add(confusion(map(0, 1), map(0, 1)));
        assertThat(sum.counts()).containsExactly(other.counts());
        assertThat(Confusion.of(3, sum.counts()).scores()).isEqualTo(sum.scores());
    }

    @Test
    void anAbsentClassIsSkippedOrCountsNothing() {
        Scores scores = confusion(map(0, 0, 1, 1), map(0, 1, 1, 1)).scores();
        assertThat(scores.classes().get(2).iou()).isNaN();
        assertThat(scores.classes().get(2).iouOfAnyClass()).isZero();
        assertThat(scores.meanIou()).isEqualTo((1 / 2. + 2 / 3.) / 2);
        assertThat(scores.meanIouOfAllClasses()).isCloseTo((1 / 2. + 2 / 3.) / 3, within(1e-9));
    }

    @Test
    void aPredictionOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> confusion(map(0, 1), map(0)))
                .hasMessage("a prediction of 1x1 pixels for a ground truth of 2x1");
    }

    @Test
    void aValueThatIsNoClassIsRefused() {
        assertThatThrownBy(() -> confusion(map(3), map(0)))
                .hasMessageContaining("the ground truth has the value 3")
                .hasMessageContaining("dataset.classes");
    }
}
