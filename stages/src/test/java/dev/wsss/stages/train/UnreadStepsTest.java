package dev.wsss.stages.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.train.UnreadSteps.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadStepsTest {
    private final List<List<Float>> fetches = new ArrayList<>();

    private List<float[]> fetch(List<Float> outputs) {
        fetches.add(outputs);
        return outputs.stream().map(value -> new float[] {value, 1}).toList();
    }

    @Test
    void theLossesOfManyStepsAreFetchedAtOnce() {
        UnreadSteps<Float> unread = new UnreadSteps<>();
        for (int step = 0; step < 16; step++) {
            unread.add(List.of(new Call<>((float) step, 0.25), new Call<>(10f * step, 0.75)));
        }
        assertThat(unread.size()).isEqualTo(16);

        List<float[]> losses = unread.read(this::fetch);

        assertThat(fetches).hasSize(1);
        assertThat(losses).hasSize(16);
        assertThat(losses.get(3)).containsExactly(3 * 0.25f + 30 * 0.75f, 1);
        assertThat(unread.size()).isZero();
    }

    @Test
    void nothingIsFetchedWhereNothingIsUnread() {
        assertThat(new UnreadSteps<Float>().read(this::fetch)).isEmpty();
        assertThat(fetches).isEmpty();
    }
}
