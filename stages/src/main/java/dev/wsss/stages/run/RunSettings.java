package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.NumericMode;
import dev.wsss.pipeline.graph.Selection;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.source.UserFiles;
import dev.wsss.pipeline.store.Store;

/**
 * One run as it is to be executed in this process.
 *
 * @param manifest as written
 * @param effective what it means
 * @param selection the steps, and which of them may run
 * @param numeric what networks compute with here
 * @param store where artifacts are kept
 * @param files of the user
 * @param workers threads for work on single pictures
 */
public record RunSettings(
        RunManifest manifest,
        EffectiveSpec effective,
        Selection selection,
        NumericMode numeric,
        Store store,
        UserFiles files,
        int workers) {
    /** Returns the complete spec. */
    public RunSpec spec() {
        return effective.spec();
    }

    /** Returns the run's name. */
    public String name() {
        return manifest.name();
    }
}
