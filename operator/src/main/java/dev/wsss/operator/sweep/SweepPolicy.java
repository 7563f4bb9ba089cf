package dev.wsss.operator.sweep;

import java.time.Duration;

/**
 * Times after which things are removed.
 *
 * @param every how often a store is swept
 * @param pointers the age at which a pointer of the cache is removed
 * @param grace how long a group stays after the last reference to it is gone, and after its last object was written
 */
public record SweepPolicy(Duration every, Duration pointers, Duration grace) {
    public SweepPolicy {
        if (!every.isPositive() || !pointers.isPositive() || !grace.isPositive()) {
            throw new IllegalArgumentException("every, pointers, grace: have to be longer than nothing");
        }
    }
}
