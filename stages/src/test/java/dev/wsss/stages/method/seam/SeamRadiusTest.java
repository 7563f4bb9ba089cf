package dev.wsss.stages.method.seam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.affinitynet.AlphaScores;
import dev.wsss.stages.method.affinitynet.AlphaWalk;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeamRadiusTest {
    @ParameterizedTest(name = "{0}x{1} cells: radius {2}")
    @CsvSource({"63, 47, 5", "11, 11, 5", "10, 63, 4", "63, 9, 4", "8, 8, 3", "5, 9, 2", "4, 4, 1", "2, 9, 0", "1, 1, 0"
    })
    void mapsOfLessThanElevenCellsHaveASmallerRadius(int height, int width, int radius) {
        assertThat(SeamRadius.of(5, height, width)).isEqualTo(radius);
        AlphaWalk walk = new AlphaWalk(5, 8, 6, 1, SeamRadius::of);
        AlphaScores scores = walk.alongFeatures(
                Planes.zeros(1, height, width), List.of(2), new double[] {6}, Planes.zeros(3, height, width));
        assertThat(scores.mask(6).labels()).hasSize(height * width).containsOnly(0);
    }
}
