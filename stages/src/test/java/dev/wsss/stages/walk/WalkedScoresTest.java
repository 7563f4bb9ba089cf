package dev.wsss.stages.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.image.Planes;
import org.junit.jupiter.api.Test;

class WalkedScoresTest {
    private static final Planes WALKED = new Planes(2, 1, 2, new float[] {4, 0, 1, 2});

    @Test
    void theLargestScoreOfAllClassesIsOne() {
        WalkedScores scores = WalkedScores.of(WALKED, 3, 8);
        assertThat(scores.planes().values()).hasSize(2 * 3 * 8);
        assertThat(scores.planes().values()[0]).isEqualTo(1);
        assertThat(scores.planes().values()[2 * 3 * 8 - 1]).isEqualTo(0.5f);
    }

    @Test
    void aClassHasToExceedTheBackground() {
        WalkedScores scores = WalkedScores.of(WALKED, 4, 8);
        assertThat(scores.labels(0.25f).labels()).startsWith(1, 1, 1).endsWith(2, 2);
        assertThat(scores.labels(0.5f).labels()).endsWith(0, 0);
        assertThat(scores.labels(1).labels()).containsOnly(0);
    }

    @Test
    void mapsOfNothingStayNothing() {
        WalkedScores scores = WalkedScores.of(Planes.zeros(1, 2, 2), 7, 8);
        assertThat(scores.planes().values()).containsOnly(0);
    }

    @Test
    void mapsThatDoNotCoverThePictureAreRefused() {
        assertThatThrownBy(() -> WalkedScores.of(WALKED, 5, 8)).hasMessageContaining("1x2");
    }
}
