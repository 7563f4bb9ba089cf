package dev.wsss.pipeline.store;

/** A lock that is held; closing it lets the next one in. */
@FunctionalInterface
public interface KeyLock extends AutoCloseable {
    @Override
    void close();

    /**
     * Returns whether the lock is certainly ours; false where the lease may have expired and been taken over, or where
     * the store cannot lock at all.
     */
    default boolean isExclusive() {
        return true;
    }
}
