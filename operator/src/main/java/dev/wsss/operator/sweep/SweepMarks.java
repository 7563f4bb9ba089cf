package dev.wsss.operator.sweep;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.pipeline.artifact.DocumentKind;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Groups that nothing refers to, with the time since then; kept in the store, so that the next leader goes on.
 *
 * @param since ISO-8601 instants by the prefix of a group
 */
record SweepMarks(@JsonProperty(required = true) SortedMap<String, String> since) {
    static final String OBJECT = "sweep/marks.json";
    private static final JsonMapper JSON = new JsonMapper();

    SweepMarks {
        since = new TreeMap<>(since);
    }

    static SweepMarks of(Map<String, Instant> since) {
        SortedMap<String, String> words = new TreeMap<>();
        since.forEach((prefix, instant) -> words.put(prefix, instant.toString()));
        return new SweepMarks(words);
    }

    /** Reads the marks of the last sweep; what cannot be read begins again, which only makes things stay longer. */
    static SweepMarks read(Store store) {
        if (store.size(OBJECT).orElse(Long.MAX_VALUE) > DocumentKind.SWEEP_MARKS.limit()) {
            return of(Map.of());
        }
        try {
            SweepMarks marks = JSON.readValue(DocumentKind.SWEEP_MARKS.read(store, OBJECT), SweepMarks.class);
            marks.since().values().forEach(Instant::parse);
            return marks;
        } catch (JacksonException | DateTimeException foreign) {
            return of(Map.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("object " + OBJECT, unreadable);
        }
    }

    void write(Store store) {
        try {
            store.put(OBJECT, JSON.writeValueAsBytes(this));
        } catch (JacksonException impossible) {
            throw new IllegalStateException("words can be written", impossible);
        }
    }

    /** Returns since when a group is marked; {@code now} for one that is not. */
    Instant since(String prefix, Instant now) {
        String words = since.get(prefix);
        return words == null ? now : Instant.parse(words);
    }
}
