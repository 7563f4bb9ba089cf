package dev.wsss.stages.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairOffsetsTest {
    @ParameterizedTest
    @CsvSource({"5, 34, 242", "10, 152, 2134"})
    void aRadiusHasThePublishedNumberOfOffsetsAndPathPoints(int radius, int offsets, int points) {
        PairOffsets pairs = PairOffsets.radius(radius);
        assertThat(pairs.size()).isEqualTo(offsets);
        assertThat(pairs.offsets().stream()
                        .mapToInt(offset -> offset.path().size())
                        .sum())
                .isEqualTo(points);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7, 10})
    void bothOrdersHoldTheSameOffsetsAndNoOffsetMeetsItsOpposite(int radius) {
        List<PairOffset> offsets = PairOffsets.radius(radius).offsets();
        assertThat(new HashSet<>(offsets))
                .isEqualTo(new HashSet<>(PairOffsets.plain(radius).offsets()))
                .hasSize(offsets.size())
                .noneMatch(offset ->
                        offsets.stream().anyMatch(other -> other.dy() == -offset.dy() && other.dx() == -offset.dx()));
    }

    @Test
    void aMapTooSmallForItsRadiusIsRefused() {
        assertThatThrownBy(() -> PairOffsets.radius(5).sources(9, 8)).hasMessageContaining("too small");
        assertThat(PairOffsets.radius(5).sources(5, 9)).isEqualTo(new SourceWindow(1, 4, 1));
    }

    @Test
    void aRadiusWithoutNeighboursIsRefused() {
        assertThatThrownBy(() -> PairOffsets.radius(1)).hasMessageContaining("radius 1");
    }
}
