package dev.wsss.operator.store;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.spec.StoreLocation;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.store.Store;

/** An opener of stores. */
@FunctionalInterface
public interface Stores {
    /** Returns how the store at a place is opened; nothing is opened yet. */
    Opening opening(RunIdentity run, StoreLocation place);

    /** An opener of a run's store; it may fail, and may be called again with other credentials. */
    @FunctionalInterface
    interface Opening {
        /** Returns the store seen from the run's namespace, and what lies outside of it. */
        Opened open();
    }

    /**
     * A store at hand.
     *
     * @param store seen from the run's namespace
     * @param outside for everything else
     * @param tally called for each publication
     */
    record Opened(Store store, UserData outside, Tally tally) {}

    /** A counter of publications; after a restart of the operator an artifact may be counted again. */
    @FunctionalInterface
    interface Tally {
        /** Counts a step's output that was published. */
        void published(Task task, long bytes);
    }
}
