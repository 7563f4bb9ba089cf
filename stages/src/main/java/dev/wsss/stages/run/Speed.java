package dev.wsss.stages.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Units a second over the last few of them; falls while nothing is done. */
final class Speed {
    private static final int REMEMBERED = 64;

    private final Deque<Instant> last = new ArrayDeque<>();

    synchronized void advance(Instant now) {
        last.addLast(now);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }

    /** Returns units a second; zero before the second unit. */
    synchronized double perSecond(Instant now) {
        if (last.size() < 2) {
            return 0;
        }
        double seconds = Duration.between(last.getFirst(), now).toNanos() / 1e9;
        return seconds > 0 ? (last.size() - 1) / seconds : 0;
    }
}
