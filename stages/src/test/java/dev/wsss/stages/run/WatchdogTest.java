package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final ActivityCounter pulse = new ActivityCounter();
    private final AtomicInteger acts = new AtomicInteger();
    private final Watchdog watchdog = new Watchdog(pulse, 3, acts::incrementAndGet);

    @Test
    void itActsOnceAfterSoManyLooksInWhichNothingMoved() {
        looks(2);
        assertThat(acts).hasValue(0);
        looks(1);
        assertThat(acts).hasValue(1);
        looks(10);
        assertThat(acts).hasValue(1);
    }

    @Test
    void everyBeatRestartsTheCount() {
        for (int round = 0; round < 5; round++) {
            looks(2);
            pulse.beat();
            looks(1);
        }
        assertThat(acts).hasValue(0);
        looks(3);
        assertThat(acts).hasValue(1);
    }

    private void looks(int count) {
        for (int look = 0; look < count; look++) {
            watchdog.look();
        }
    }
}
