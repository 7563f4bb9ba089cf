package dev.wsss.operator.live;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.ForwardingStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A throttling store: of every forty requests the first two are refused.
 *
 * @param store behind it
 * @param asked number of requests
 */
record ThrottlingStore(Store store, AtomicInteger asked) implements ForwardingStore {
    private void ask(String what) {
        if (asked.getAndIncrement() % 40 < 2) {
            throw new Failure(FailureClass.STORE_UNAVAILABLE, what + ": 503 Slow Down");
        }
    }

    @Override
    public void put(String key, Content content) throws IOException {
        ask("put " + key);
        store.put(key, content);
    }

    @Override
    public InputStream open(String key) {
        ask("get " + key);
        return store.open(key);
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        ask("get " + key);
        return store.open(key, offset, length);
    }

    @Override
    public OptionalLong size(String key) {
        ask("head " + key);
        return store.size(key);
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        ask("list " + prefix);
        return store.list(prefix);
    }

    @Override
    public void delete(String key) {
        ask("delete " + key);
        store.delete(key);
    }
}
