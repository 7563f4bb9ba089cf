package dev.wsss.stages.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PolyScheduleTest {
    private static final PolySchedule PUBLISHED = new PolySchedule(0.1, 0.9, 3305);

    @Test
    void theRateFollowsTheAuthorsLog() {
        assertThat(PUBLISHED.rate(100)).isCloseTo(0.0973, within(5e-5));
        assertThat(PUBLISHED.rate(600)).isCloseTo(0.0835, within(5e-5));
        assertThat(PUBLISHED.rate(1400)).isCloseTo(0.0609, within(5e-5));
    }

    @Test
    void afterTheLastStepTheRateStays() {
        assertThat(PUBLISHED.rate(3305)).isEqualTo(PUBLISHED.rate(3304)).isCloseTo(6.8e-5, within(1e-6));
        assertThat(PUBLISHED.rate(6609)).isEqualTo(PUBLISHED.rate(3304));
    }

    @Test
    void numbersThatMakeNoScheduleAreRefused() {
        assertThatThrownBy(() -> new PolySchedule(0, 0.9, 10)).hasMessageContaining("initial");
        assertThatThrownBy(() -> new PolySchedule(0.1, Double.NaN, 10)).hasMessageContaining("power");
        assertThatThrownBy(() -> new PolySchedule(0.1, 0.9, 0)).hasMessageContaining("steps");
    }
}
