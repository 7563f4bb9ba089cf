package dev.wsss.operator.query;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.ids.Task;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query that only the store can answer; it may be repeated at any time.
 *
 * @param <A> what the answer is
 */
public sealed interface StoreQuery<A> {
    /** Returns the time limit of the query; a store that takes longer counts as unavailable. */
    default Duration limit() {
        return Duration.ofMinutes(2);
    }

    /** Trial of the store. */
    record Usable() implements StoreQuery<Boolean> {}

    /**
     * The digest of something that the user keeps at S3.
     *
     * @param labels table that counts with pictures and masks; absent: none
     */
    record Source(Artifact given, @Nullable String labels) implements StoreQuery<ArtifactDigest> {
        /** Returns a long limit: a listing of a large data set takes many requests. */
        @Override
        public Duration limit() {
            return Duration.ofMinutes(10);
        }
    }

    /**
     * Result published under a key; a miss is explained by what has changed since the step's last key.
     *
     * @param step name
     * @param stage whose result it is
     * @param keys tried in this order
     * @param document the key's ingredients
     */
    record Find(String step, Task task, List<String> keys, String document) implements StoreQuery<CacheLookup> {
        public Find {
            keys = List.copyOf(keys);
        }
    }

    /** Check of an earlier output of the step. */
    record StillThere(Task task, ArtifactLocation location) implements StoreQuery<CacheLookup> {}

    /** Number of blocks of an artifact. */
    record Blocks(ArtifactLocation location) implements StoreQuery<Integer> {}

    /**
     * Output that the attempts on a key have left; a complete output is published by the query.
     *
     * @param step name
     * @param stage whose output it is
     * @param key the pointer's
     * @param first number of the first attempt that counts
     * @param last number of the last one
     * @param blocks how many blocks a shared output has; 0: one execution makes it all
     * @param pods uids of the last attempt's pods, which are read even where a listing lags behind
     * @param moment makes the question after an attempt another one than that before it
     */
    record Left(String step, Task task, String key, int first, int last, int blocks, List<String> pods, Moment moment)
            implements StoreQuery<AttemptOutput> {
        public Left {
            pods = List.copyOf(pods);
        }

        /** Returns a long limit: an output has as many objects to verify as its step had pods and blocks. */
        @Override
        public Duration limit() {
            return Duration.ofMinutes(10);
        }
    }

    /** Moment of a query about an attempt. */
    enum Moment {
        BEFORE,
        AFTER
    }

    /**
     * Reported progress of the pods of an attempt.
     *
     * @param pods uids of those that count: not those that others have replaced
     */
    record Account(String step, int attempt, List<String> pods) implements StoreQuery<Progressed> {
        public Account {
            pods = List.copyOf(pods);
        }
    }

    /**
     * Removal of everything of a run, some thousand objects an answer; repeated until none is left.
     *
     * @param kept prefixes that other runs refer to
     */
    record Removed(Set<String> kept) implements StoreQuery<Remaining> {
        public Removed {
            kept = Set.copyOf(kept);
        }

        /** Returns a long limit: a listing of a large run takes many requests. */
        @Override
        public Duration limit() {
            return Duration.ofMinutes(10);
        }
    }
}
