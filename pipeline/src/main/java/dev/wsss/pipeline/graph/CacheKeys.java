package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.manifest.CacheMode;
import java.util.List;

/**
 * A choice of cache keys: those of private results include the run's name.
 *
 * @param mode as the manifest says
 * @param run what distinguishes the run from others
 */
public record CacheKeys(CacheMode mode, String run) {
    /** Returns the key under which a result of this run is published, locked and checkpointed. */
    public StepKey published(StepKey key) {
        return mode == CacheMode.READ_WRITE ? key : key.salted("run " + run + " ");
    }

    /** Returns the keys under which a result that this run may take can lie, its own first. */
    public List<StepKey> tried(StepKey key) {
        return mode == CacheMode.READ_ONLY ? List.of(published(key), key) : List.of(published(key));
    }
}
