package dev.wsss.operator.decide;

import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.operator.spec.StoreLocation;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Result of one reconciliation of a run.
 *
 * @param status to be written before anything else is done
 * @param place where the store is that the questions are for; absent when there are none
 * @param questions all queries to the store, new ones and pending ones
 * @param actions to be executed once the status is written
 * @param wake when to reconcile again without an event; absent: only at the next event
 */
public record Decision(
        WSSSRunStatus status,
        @Nullable StoreLocation place,
        Set<StoreQuery<?>> questions,
        List<Action> actions,
        @Nullable Instant wake) {
    public Decision {
        SequencedSet<StoreQuery<?>> ordered = new LinkedHashSet<>(questions);
        questions = Collections.unmodifiableSet(ordered);
        actions = List.copyOf(actions);
    }
}
