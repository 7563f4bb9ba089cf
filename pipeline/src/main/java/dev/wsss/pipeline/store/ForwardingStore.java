package dev.wsss.pipeline.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A store that hands on to another what it does not do itself. */
public interface ForwardingStore extends Store {
    /** Returns the store that does the work. */
    Store store();

    @Override
    default void put(String key, Content content) throws IOException {
        store().put(key, content);
    }

    @Override
    default InputStream open(String key) {
        return store().open(key);
    }

    @Override
    default InputStream open(String key, long offset, long length) {
        return store().open(key, offset, length);
    }

    @Override
    default OptionalLong size(String key) {
        return store().size(key);
    }

    @Override
    default Stream<StoredObject> list(String prefix) {
        return store().list(prefix);
    }

    @Override
    default void delete(String key) {
        store().delete(key);
    }

    @Override
    default KeyLock lock(String name, Consumer<String> waiting) throws InterruptedException {
        return store().lock(name, waiting);
    }

    @Override
    default String fence() {
        return store().fence();
    }

    @Override
    default String describe() {
        return store().describe();
    }
}
