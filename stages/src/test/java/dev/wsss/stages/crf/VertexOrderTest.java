package dev.wsss.stages.crf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VertexOrderTest {
    @Test
    void neighboursFollowEachOtherFromTheOneThatNothingLeadsTo() {
        int[] next = {0, 5, 1, 0, 3, 0};
        assertThat(VertexOrder.of(next)).containsExactly(2, 1, 5, 0, 4, 3, 0);
    }

    @Test
    void verticesWithoutANeighbourAreLeftOut() {
        assertThat(VertexOrder.of(new int[] {0, 0, 3, 0, 0})).containsExactly(2, 3, 0);
        assertThat(VertexOrder.of(new int[] {0, 0})).isEmpty();
    }
}
