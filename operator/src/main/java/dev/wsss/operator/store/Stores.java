package dev.wsss.operator.store;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.spec.StoreLocation;

/** An opener of stores. */
@FunctionalInterface
public interface Stores {
    /** Returns how the store at a place is opened; nothing is opened yet. */
    StoreQueries.Opening opening(RunIdentity run, StoreLocation place);
}
