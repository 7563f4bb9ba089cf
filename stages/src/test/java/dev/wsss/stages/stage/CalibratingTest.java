package dev.wsss.stages.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.format.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratingTest {
    private static final List<String> TRAIN = List.of("a", "b", "c", "d", "e");

    @Test
    void theScoringListCountsWithoutItsIncompleteBatch() {
        assertThat(TrainAffinityStage.calibrating(catalogue("x", "y", "z"), 2)).containsExactly("x", "y");
    }

    @Test
    void aListShorterThanABatchCountsAsItIs() {
        assertThat(TrainAffinityStage.calibrating(catalogue("x", "y", "z"), 4)).containsExactly("x", "y", "z");
    }

    @Test
    void whereNothingIsScoredTheTrainingListCounts() {
        assertThat(TrainAffinityStage.calibrating(catalogue(), 2)).containsExactly("a", "b", "c", "d");
    }

    private static Catalogue catalogue(String... scored) {
        return new Catalogue(List.of("thing"), List.of(), TRAIN, List.of(scored), List.of());
    }
}
