package dev.wsss.operator.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * The name of a Job that somebody else has.
 *
 * @param sentence for people
 * @param until when it is tried again
 */
public record TakenName(String sentence, Instant until) {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Found just now. */
    public static TakenName found(String sentence, Instant now) {
        return new TakenName(sentence, now.plus(PAUSE));
    }
}
