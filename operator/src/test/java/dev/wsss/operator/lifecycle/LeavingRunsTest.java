package dev.wsss.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests of runs whose artifacts are about to be removed. */
class LeavingRunsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final LeavingRuns leaving = new LeavingRuns();

    @Test
    void aRunLeavesFromTheMomentItWasFirstSeenDeletedUntilSomeMinutesAfterTheLast() {
        assertThat(leaving.contains("cats")).isFalse();
        assertThat(leaving.add("cats", NOON)).isEqualTo(NOON);
        Instant later = NOON.plus(Duration.ofMinutes(9));
        assertThat(leaving.add("cats", later)).isEqualTo(NOON);
        assertThat(leaving.add("dogs", later.plus(Duration.ofMinutes(9)))).isNotEqualTo(NOON);
        assertThat(leaving.contains("cats")).isTrue();
        leaving.add("dogs", later.plus(Duration.ofMinutes(11)));
        assertThat(leaving.contains("cats")).as("deleted long ago").isFalse();
        assertThat(leaving.contains("dogs")).isTrue();
    }
}
