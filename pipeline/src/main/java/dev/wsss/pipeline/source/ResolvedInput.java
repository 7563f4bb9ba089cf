package dev.wsss.pipeline.source;

import dev.wsss.pipeline.manifest.PublishedWeights;
import dev.wsss.pipeline.store.s3.S3Store;
import dev.wsss.pipeline.store.s3.StoredVersion;
import java.nio.file.Path;

/** A user's input that was found. */
public sealed interface ResolvedInput {
    /** A file or a folder of this machine. */
    record Local(Path path) implements ResolvedInput {}

    /**
     * One object of a bucket.
     *
     * @param store where it lies
     * @param version its present state
     */
    record Single(S3Store store, StoredVersion version) implements ResolvedInput {}

    /**
     * Published weights, whose content must have a digest.
     *
     * @param weights their entry
     * @param sha256 the digest
     * @param place where they lie
     */
    record Published(PublishedWeights weights, String sha256, ResolvedInput place) implements ResolvedInput {}

    /** A folder of a bucket, which is every object of a store. */
    record Folder(S3Store store) implements ResolvedInput {}
}
