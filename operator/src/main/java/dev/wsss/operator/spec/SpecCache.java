package dev.wsss.operator.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.desired.RunIdentity;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Specs as they were read at the last reconciliation: reading one is a third of a reconciliation, and a run is
 * reconciled a dozen times a step.
 *
 * <p>The most recently used ones are kept, some 50 KiB each; a generation of a spec never changes.
 */
public final class SpecCache {
    private static final int LATELY = 512;

    /** The least recently used one first. */
    private final SequencedMap<RunIdentity, Kept> read = new LinkedHashMap<>();

    /**
     * Spec as it was read.
     *
     * @param generation of the spec
     * @param reading what it said
     */
    private record Kept(long generation, ParsedSpec reading) {}

    /**
     * Returns what the spec of a run says.
     *
     * @param run whose
     * @param generation of the spec
     * @param document as it is written
     */
    public ParsedSpec of(RunIdentity run, long generation, JsonNode document) {
        Kept before = before(run);
        Kept now = before != null && before.generation() == generation
                ? before
                : new Kept(generation, ParsedSpec.of(run.name(), document));
        keep(run, now);
        return now.reading();
    }

    private synchronized @Nullable Kept before(RunIdentity run) {
        return read.get(run);
    }

    private synchronized void keep(RunIdentity run, Kept now) {
        read.putLast(run, now);
        if (read.size() > LATELY) {
            read.pollFirstEntry();
        }
    }
}
