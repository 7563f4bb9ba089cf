package dev.wsss.pipeline.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wsss.pipeline.store.Store;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reported progress of an execution: for display only, outside every digest, replaced as the work goes on.
 *
 * @param unit what is counted, in the plural
 * @param done how many are done, by earlier attempts too
 * @param total how many there are
 * @param figures present values by name, for example {@code loss}
 * @param at ISO-8601 instant of this account
 */
public record ProgressRecord(
        @JsonProperty(required = true) String unit,
        @JsonProperty(required = true) long done,
        @JsonProperty(required = true) long total,
        @JsonProperty(required = true) Map<String, Double> figures,
        @JsonProperty(required = true) String at) {
    /** The object's name below the attempt's prefix. */
    public static final String FILE = "progress.json";

    public ProgressRecord {
        figures = Map.copyOf(figures);
        Instant.parse(at);
    }

    /** Writes the account below an execution's prefix, which ends with a slash. */
    public void write(Store store, String prefix) {
        StoredDocument.write(store, prefix + FILE, this);
    }

    /** Returns the last account of an execution; nothing when it has given none. */
    public static Optional<ProgressRecord> read(Store store, String prefix) {
        return StoredDocument.read(store, prefix + FILE, DocumentKind.PROGRESS, ProgressRecord.class);
    }
}
