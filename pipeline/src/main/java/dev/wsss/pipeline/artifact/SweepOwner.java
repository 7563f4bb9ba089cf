package dev.wsss.pipeline.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wsss.pipeline.store.Store;
import java.util.Optional;

/**
 * The cluster whose runs decide what is swept from a store. Another one has none of them, and would take all their
 * artifacts for those of deleted runs.
 *
 * @param cluster uid of the cluster, or where that cannot be read of its namespace
 */
public record SweepOwner(@JsonProperty(required = true) String cluster) {
    /** The object's key in the store of a namespace. */
    public static final String OBJECT = "sweep/owner.json";

    /** Returns the owner of a store; nothing before its first sweep. */
    public static Optional<SweepOwner> of(Store store) {
        return StoredDocument.read(store, OBJECT, DocumentKind.SWEEP_OWNER, SweepOwner.class);
    }

    /** Makes this one the owner. */
    public void write(Store store) {
        StoredDocument.write(store, OBJECT, this);
    }

    /** Leaves a store to the cluster that sweeps it next; returns whether it had an owner. */
    public static boolean release(Store store) {
        boolean owned = store.size(OBJECT).isPresent();
        store.delete(OBJECT);
        return owned;
    }
}
