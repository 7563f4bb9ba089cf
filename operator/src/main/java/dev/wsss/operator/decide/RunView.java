package dev.wsss.operator.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.observed.RunFacts;
import dev.wsss.operator.query.QueryResults;
import dev.wsss.operator.spec.ProfileLookup;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The input of a decision, complete.
 *
 * @param id which run
 * @param generation of its spec
 * @param rerun value of the re-run annotation; absent when there is none
 * @param deleted when its deletion was requested; absent while it lives
 * @param finalized whether our finalizer holds it
 * @param terminating whether its namespace is being deleted as well
 * @param leaving since when no other run takes artifacts of this one, which are about to be removed; absent while it
 *     lives
 * @param spec as written
 * @param status as written by the last decision
 * @param facts what there is in the cluster
 * @param answers what is known of the store
 * @param others that compute results at the moment
 * @param profiles by name; an absent name means the built-in one
 * @param shared prefixes of this run's artifacts that other runs refer to
 * @param unmade Jobs that were requested and not created, by name
 * @param now the present
 */
public record RunView(
        RunIdentity id,
        long generation,
        @Nullable String rerun,
        @Nullable Instant deleted,
        boolean finalized,
        boolean terminating,
        @Nullable Instant leaving,
        JsonNode spec,
        WSSSRunStatus status,
        RunFacts facts,
        QueryResults answers,
        Others others,
        Function<@Nullable String, ProfileLookup> profiles,
        Set<String> shared,
        Map<String, JobRefusal> unmade,
        Instant now) {
    /** Other runs. */
    public interface Others {
        /** Returns the name of the run whose pods compute the result of a key in a place. */
        Optional<String> computing(StoreStatus place, String key);

        /** Returns whether the artifacts of the run with this uid are about to be removed. */
        boolean isLeaving(String uid);
    }
}
