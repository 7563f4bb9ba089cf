package dev.wsss.stages.method.irn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.image.Planes;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropagatedScoresTest {
    private static final Planes WALKED = new Planes(2, 1, 2, new float[] {4, 0, 1, 2});

    @Test
    void theLargestScoreOfAllClassesIsOne() {
        float[] scores =
                new PropagatedScores(3, 8, List.of(5, 9), WALKED).fullSize().values();
        assertThat(scores).hasSize(2 * 3 * 8);
        assertThat(scores[0]).isEqualTo(1);
        assertThat(scores[2 * 3 * 8 - 1]).isEqualTo(0.5f);
    }

    @Test
    void aClassHasToExceedTheBackground() {
        PropagatedScores scores = new PropagatedScores(4, 8, List.of(5, 9), WALKED);
        assertThat(scores.mask(0.25).labels()).startsWith(6, 6, 6).endsWith(10, 10);
        assertThat(scores.mask(0.5).labels()).endsWith(0, 0);
        assertThat(scores.mask(1).labels()).containsOnly(0);
    }

    @Test
    void mapsOfNothingStayNothing() {
        PropagatedScores scores = new PropagatedScores(7, 8, List.of(0), Planes.zeros(1, 2, 2));
        assertThat(scores.fullSize().values()).containsOnly(0);
    }

    @Test
    void mapsThatDoNotCoverThePictureAreRefused() {
        assertThatThrownBy(() -> new PropagatedScores(5, 8, List.of(5, 9), WALKED))
                .hasMessageContaining("1x2");
    }
}
