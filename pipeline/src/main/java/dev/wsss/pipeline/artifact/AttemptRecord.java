package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Record of an attempt: provenance outside every digest.
 *
 * @param step the step's name
 * @param key the step's key
 * @param attempt its number, from 1
 * @param started ISO-8601 instant
 * @param ended ISO-8601 instant
 * @param host the machine's name
 * @param libraries versions by name, for example {@code libtorch}
 * @param networks what networks computed with, for people; absent where none ran
 * @param peakMemoryBytes largest resident size of the process while the step ran
 * @param cpuSeconds of all threads
 * @param resumedFrom position of the checkpoint it started from; absent for a fresh start
 * @param imageDigest of the container; absent outside one
 * @param remarks on the user's data and how it was understood, a sentence each
 */
public record AttemptRecord(
        String step,
        String key,
        int attempt,
        String started,
        String ended,
        String host,
        Map<String, String> libraries,
        @Nullable String networks,
        long peakMemoryBytes,
        double cpuSeconds,
        @Nullable Long resumedFrom,
        @Nullable String imageDigest,
        List<String> remarks) {
    /** Name of the record, below the attempt's prefix. */
    public static final String FILE = "attempt.json";

    public AttemptRecord {
        libraries = Map.copyOf(libraries);
        // Records of earlier builds have none.
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
        if (Instant.parse(ended).isBefore(Instant.parse(started))) {
            throw new IllegalArgumentException("ended: " + ended + " is before started " + started);
        }
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt: is " + attempt + ", has to be at least 1");
        }
    }

    /** Returns seconds from start to end. */
    public double wallSeconds() {
        return Instant.parse(started).until(Instant.parse(ended)).toNanos() / 1e9;
    }

    /** Writes the record below an attempt's prefix, which ends with a slash. */
    public void write(Store store, String prefix) {
        StoredDocument.write(store, prefix + FILE, this);
    }

    /** Reads the record of an attempt; nothing when it left none. */
    public static Optional<AttemptRecord> read(Store store, String prefix) {
        return StoredDocument.read(store, prefix + FILE, DocumentKind.ATTEMPT, AttemptRecord.class);
    }
}
