package dev.wsss.operator.store;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.store.Store;
import org.jspecify.annotations.Nullable;

/** Queries to S3 beyond a run's own artifacts. */
public interface UserData {
    /** Tries whether a store takes, gives and lists objects; throws a failure that names the field that is wrong. */
    void check(Store store);

    /**
     * Returns the digest of what a user keeps at an address, from its listing.
     *
     * @param labels table that counts with pictures and masks; absent: none
     */
    ArtifactDigest digest(Artifact given, @Nullable String labels);
}
