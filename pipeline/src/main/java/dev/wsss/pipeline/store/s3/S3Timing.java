package dev.wsss.pipeline.store.s3;

import java.time.Duration;

/**
 * Time limits of requests; together they bound the time that any call takes.
 *
 * @param tries how often a request is made before the store counts as unavailable
 * @param firstPause before the second try; it doubles with each
 * @param longestPause that it grows to
 * @param connect for a connection
 * @param silence of the server in the midst of a request
 * @param call for one request with its whole answer, so that a server that sends a byte now and then blocks no caller
 *     for ever
 * @param beat between the signs of life of who holds a lock
 * @param expiry after which a holder without a sign of life has lost its lock
 */
public record S3Timing(
        int tries,
        Duration firstPause,
        Duration longestPause,
        Duration connect,
        Duration silence,
        Duration call,
        Duration beat,
        Duration expiry) {
    public S3Timing {
        if (tries < 1) {
            throw new IllegalArgumentException("tries: is " + tries + ", has to be at least 1");
        }
        if (expiry.compareTo(beat.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException(
                    "expiry: has to be three beats or more, else a slow beat loses the lock");
        }
    }

    /** Returns the limits for work that costs more than waiting: outages of about a minute are sat out. */
    public static S3Timing patient() {
        return new S3Timing(
                9,
                Duration.ofMillis(250),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofDays(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    /** Returns short limits, for callers that retry later. */
    public static S3Timing brisk() {
        return new S3Timing(
                3,
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    /**
     * Returns the pause after so many failed tries, somewhere between half of it and all of it.
     *
     * @param failures from 1
     * @param draw from 0 to 1, so that many clients do not come back at once
     */
    Duration pause(int failures, double draw) {
        long doubled = firstPause.toMillis() << Math.min(failures - 1, 30);
        long full = Math.min(doubled, longestPause.toMillis());
        return Duration.ofMillis(Math.round(full * (0.5 + draw / 2)));
    }
}
