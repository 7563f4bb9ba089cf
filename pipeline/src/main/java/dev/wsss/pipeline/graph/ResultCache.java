package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.artifact.Lookup;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.manifest.CacheMode;

/**
 * Which results a run takes from others and which it offers: what it keeps for itself is published under a key that holds
 * its name.
 *
 * @param publication what is published
 * @param mode as the manifest says
 * @param run name of the run
 */
public record ResultCache(Publication publication, CacheMode mode, String run) {
    /** The key under which a result of this run is published, locked and checkpointed. */
    public StepKey published(StepKey key) {
        return mode == CacheMode.READ_WRITE ? key : key.salted("run " + run + " ");
    }

    /** A result that this run may take. */
    public Lookup find(Stage stage, StepKey key) {
        Lookup own = publication.find(stage.id(), published(key).hex());
        return own instanceof Lookup.Miss && mode == CacheMode.READ_ONLY
                ? publication.find(stage.id(), key.hex())
                : own;
    }
}
