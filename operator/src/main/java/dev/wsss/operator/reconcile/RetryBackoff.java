package dev.wsss.operator.reconcile;

import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.Remedy;
import java.time.Duration;

/** Pause before another attempt: doubling, with a jitter that is the same however often one asks. */
final class RetryBackoff {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private RetryBackoff() {}

    /**
     * The pause after a failure.
     *
     * @param times how often this class has happened
     * @param who decides the jitter of up to a fifth
     */
    static Duration before(FailureClass failed, int times, String who) {
        Duration first = failed.remedy() == Remedy.RESUME || failed.remedy() == Remedy.MORE_MEMORY ? SOON : LATER;
        long doubled = first.toMillis() << Math.min(20, Math.max(0, times - 1));
        long bounded = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(bounded + Math.floorMod(who.hashCode(), Math.max(1, (int) (bounded / 5))));
    }
}
