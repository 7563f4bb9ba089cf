package dev.wsss.operator.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Registry of the runs that are being deleted with their artifacts: no other run takes a result of theirs any more.
 *
 * <p>A result may have been found before and be taken only now, so a run stays here for some minutes after its last
 * reconciliation.
 */
final class LeavingRuns {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<String, Leaving> runs = new HashMap<>();

    /**
     * A run that is being deleted.
     *
     * @param since it was first reconciled as one
     * @param seen it was last
     */
    private record Leaving(Instant since, Instant seen) {}

    /** Adds a run that is being deleted; returns since when that is known here. */
    synchronized Instant add(String uid, Instant now) {
        runs.values().removeIf(each -> each.seen().plus(KEPT).isBefore(now));
        Leaving known = runs.get(uid);
        Instant since = known == null ? now : known.since();
        runs.put(uid, new Leaving(since, now));
        return since;
    }

    synchronized boolean contains(String uid) {
        return runs.containsKey(uid);
    }
}
