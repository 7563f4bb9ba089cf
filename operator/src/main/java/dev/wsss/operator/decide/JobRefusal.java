package dev.wsss.operator.decide;

import java.time.Duration;
import java.time.Instant;

/**
 * A Job that was requested and not created.
 *
 * @param why of what kind the hindrance is
 * @param sentence for people
 * @param seen when it was requested
 */
public record JobRefusal(Why why, String sentence, Instant seen) {
    /** Obstacle; a person has to remove either. */
    public enum Why {
        /** Another owner has a Job of that name. */
        NAME_TAKEN("NameTaken", Duration.ofSeconds(10)),
        /** The API server does not take it: a value of the run or its profile, a quota, a policy. */
        REFUSED("JobRefused", Duration.ofMinutes(1));

        private final String title;
        private final Duration pause;

        Why(String title, Duration pause) {
            this.title = title;
            this.pause = pause;
        }

        String title() {
            return title;
        }
    }

    /** Returns when it is requested again. */
    public Instant until() {
        return seen.plus(why.pause);
    }
}
