package dev.wsss.pipeline.store;

/** A lock that is held; closing it lets the next one in. */
@FunctionalInterface
public interface KeyLock extends AutoCloseable {
    @Override
    void close();
}
