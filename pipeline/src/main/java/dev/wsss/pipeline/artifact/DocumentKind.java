package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A kind of object that is read into memory as a whole, with the size above which it is refused.
 *
 * <p>Every holder of a bucket's keys can write there, while one operator reads the buckets of a whole cluster: an
 * object of any size must not cost more memory than its kind needs.
 */
public enum DocumentKind {
    /** The objects of an artifact: 40,000 of them and more. */
    MANIFEST("manifest", 8 << 20),
    /** The pointer to an artifact; it names the prefix of every pod that made a part. */
    POINTER("pointer", 1 << 20),
    /** The progress of a pod. */
    PROGRESS("progress record", 64 << 10),
    /** The outcome of an execution. */
    ATTEMPT("attempt record", 4 << 20),
    /** The ingredients of a step's key. */
    STEP_KEY("step key", 1 << 20),
    /** Scores of every class and threshold. */
    SCORES("score sheet", 2 << 20),
    /** Since when a sweep has found groups unused. */
    SWEEP_MARKS("list of sweep marks", 16 << 20),
    /** The cluster that sweeps a store. */
    SWEEP_OWNER("sweep owner", 4 << 10),
    /** A digest and nothing else. */
    DIGEST("digest", 4 << 10),
    /** Digests of a user's own files: a million of them. */
    FILE_DIGESTS("list of file digests", 256 << 20);

    private final String title;
    private final int limit;

    DocumentKind(String title, int limit) {
        this.title = title;
        this.limit = limit;
    }

    /** Returns the largest size in bytes. */
    public int limit() {
        return limit;
    }

    /**
     * Reads an object; one that is larger is a failure of class StoreCorrupt that names it and its size.
     *
     * @throws IOException when its bytes do not arrive
     */
    public byte[] read(Store store, String key) throws IOException {
        try (InputStream in = store.open(key)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw tooLarge(store, key, store.size(key).orElse(bytes.length));
            }
            return bytes;
        }
    }

    /** Reads an object; nothing when it does not exist. */
    public Optional<byte[]> find(Store store, String key) throws IOException {
        OptionalLong size = store.size(key);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        if (size.getAsLong() > limit) {
            throw tooLarge(store, key, size.getAsLong());
        }
        return Optional.of(read(store, key));
    }

    /** Returns the failure of class StoreCorrupt for an object of this size. */
    Failure tooLarge(Store store, String key, long size) {
        return new Failure(
                FailureClass.STORE_CORRUPT,
                String.format(
                        Locale.ROOT,
                        "object '%s' in store %s has %d bytes; a %s has at most %d. wsss did not write it: delete it",
                        key,
                        store.describe(),
                        size,
                        title,
                        limit));
    }
}
