package dev.wsss.operator.crash;

import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.ForwardingStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A store behind a fuse.
 *
 * @param store the real one
 * @param fuse of the calling process
 */
record FusedStore(Store store, Fuse fuse) implements ForwardingStore {
    @Override
    public void put(String key, Content content) {
        fuse.through("put " + key, () -> {
            try {
                store.put(key, content);
                return key;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @Override
    public InputStream open(String key) {
        return fuse.through("get " + key, () -> store.open(key));
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        return fuse.through("get " + key, () -> store.open(key, offset, length));
    }

    @Override
    public OptionalLong size(String key) {
        return fuse.through("head " + key, () -> store.size(key));
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return fuse.through("list " + prefix, () -> store.list(prefix));
    }

    @Override
    public void delete(String key) {
        fuse.through("delete " + key, () -> {
            store.delete(key);
            return key;
        });
    }
}
