package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.artifact.Lookup;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.manifest.CacheMode;

/**
 * Results that a run takes from others and offers to them.
 *
 * @param publication what is published
 * @param keys under which
 */
public record ResultCache(Publication publication, CacheKeys keys) {
    public ResultCache(Publication publication, CacheMode mode, String run) {
        this(publication, new CacheKeys(mode, run));
    }

    /** Returns the key under which a result of this run is published, locked and checkpointed. */
    public StepKey published(StepKey key) {
        return keys.published(key);
    }

    /** Returns a result that this run may take; of several reasons why there is none the first. */
    public Lookup find(Task task, StepKey key) {
        Lookup first = publication.find(task.id(), keys.published(key).hex());
        if (first instanceof Lookup.Hit) {
            return first;
        }
        return keys.tried(key).stream()
                .skip(1)
                .map(each -> publication.find(task.id(), each.hex()))
                .filter(Lookup.Hit.class::isInstance)
                .findFirst()
                .orElse(first);
    }
}
