package dev.wsss.stages.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockSubsetTest {
    private static final List<Integer> BLOCKS = List.of(0, 1, 2);

    @Test
    void everythingIsEveryBlockAndAPartIsInTheOrderOfTheBlocks() {
        assertThat(BlockSubset.ALL.of(BLOCKS)).isEqualTo(BLOCKS);
        assertThat(new BlockSubset(List.of(2, 0)).of(BLOCKS)).containsExactly(0, 2);
        assertThat(new BlockSubset(List.of()).of(BLOCKS)).isEmpty();
    }

    @Test
    void aBlockThatTheDataSetDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> new BlockSubset(List.of(1, 7)).of(BLOCKS))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("there is no block 7 in the data set, which has 3");
    }
}
