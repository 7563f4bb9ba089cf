package dev.wsss.pipeline.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests of timeouts and of the size of parts. */
class S3TimingTest {
    @Test
    void pausesDoubleUpToTheLongestAndAreSpreadOverHalfOfThemselves() {
        S3Timing timing = S3Timing.patient();
        assertThat(timing.pause(1, 1)).isEqualTo(Duration.ofMillis(250));
        assertThat(timing.pause(1, 0)).isEqualTo(Duration.ofMillis(125));
        assertThat(timing.pause(2, 1)).isEqualTo(Duration.ofMillis(500));
        assertThat(timing.pause(7, 1)).isEqualTo(Duration.ofSeconds(16));
        assertThat(timing.pause(8, 1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(timing.pause(1_000_000, 1)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void allPausesTogetherAreBounded() {
        assertThat(together(S3Timing.patient())).isLessThan(Duration.ofMinutes(1));
        assertThat(together(S3Timing.brisk())).isLessThan(Duration.ofSeconds(1));
    }

    private static Duration together(S3Timing timing) {
        Duration sum = Duration.ZERO;
        for (int failures = 1; failures < timing.tries(); failures++) {
            sum = sum.plus(timing.pause(failures, 1));
        }
        return sum;
    }

    @Test
    void aLockThatASlowBeatWouldLoseIsRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(
                        () -> new S3Timing(1, second, second, second, second, second, second, second.multipliedBy(2)))
                .hasMessageStartingWith("expiry:");
        assertThatThrownBy(
                        () -> new S3Timing(0, second, second, second, second, second, second, second.multipliedBy(3)))
                .hasMessageStartingWith("tries:");
    }

    @Test
    void partsGrowOnlyForObjectsThatNeedIt() {
        long size = 0;
        for (int number = 1; number <= PartSizes.MOST; number++) {
            size += PartSizes.USUAL.of(number);
        }
        assertThat(PartSizes.USUAL.of(1)).isEqualTo(PartSizes.USUAL.of(8000)).isEqualTo(8 << 20);
        assertThat(PartSizes.USUAL.of(8001)).isEqualTo(64 << 20);
        assertThat(size).as("bytes of the largest object").isGreaterThan(180L << 30);
    }
}
