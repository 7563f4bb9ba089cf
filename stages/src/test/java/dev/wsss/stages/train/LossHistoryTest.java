package dev.wsss.stages.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.array.FloatArray;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossHistoryTest {
    @Test
    void aTrainingThatForgotWhatItHadLearntIsNamed() {
        LossHistory history = history(0.5f, 0.1f, 0.01f, 0.69f);

        assertThat(history.collapse(10)).hasValueSatisfying(sentence -> assertThat(sentence)
                .contains("0.69", "0.50", "collapsed", "learningRate"));
    }

    @Test
    void aTrainingThatLearnsIsNot() {
        assertThat(history(0.5f, 0.1f, 0.2f, 0.05f).collapse(10)).isEmpty();
        assertThat(history(0.5f, 0.5f, 0.5f, 0.5f).collapse(10)).isEmpty();
    }

    @Test
    void aFewStepsSayNothing() {
        assertThat(history(0.5f, 0.7f).collapse(10)).isEmpty();
        assertThat(LossHistory.none(List.of("loss")).collapse(1)).isEmpty();
    }

    /** Returns ten steps of each loss, with a second column that is not minimised. */
    private static LossHistory history(float... passes) {
        float[] values = new float[passes.length * 20];
        for (int step = 0; step < passes.length * 10; step++) {
            values[2 * step] = passes[step / 10];
            values[2 * step + 1] = 9;
        }
        return new LossHistory(List.of("loss", "other"), new FloatArray(new int[] {passes.length * 10, 2}, values));
    }
}
