package dev.wsss.pipeline.store;

/** A lock that is held; closing it lets the next one in. */
@FunctionalInterface
public interface KeyLock extends AutoCloseable {
    @Override
    void close();

    /**
     * Whether it is certain that nobody else has entered; not where a holder that seemed dead may have been robbed of its lock,
     * or where the store cannot exclude anybody.
     */
    default boolean isExclusive() {
        return true;
    }
}
