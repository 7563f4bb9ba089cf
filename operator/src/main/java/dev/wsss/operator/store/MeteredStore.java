package dev.wsss.operator.store;

import dev.wsss.operator.metrics.Meters;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.ForwardingStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store whose every request is measured.
 *
 * @param store that does the work
 * @param meters that count
 */
record MeteredStore(Store store, Meters meters) implements ForwardingStore {
    @Override
    public void put(String key, Content content) throws IOException {
        long begun = System.nanoTime();
        String code = "content";
        try {
            store.put(key, content);
            code = "ok";
        } catch (RuntimeException failed) {
            code = FailureClass.of(failed).title();
            throw failed;
        } finally {
            record("put", code, begun);
        }
    }

    @Override
    public InputStream open(String key) {
        return measured("get", () -> store.open(key));
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        return measured("get", () -> store.open(key, offset, length));
    }

    @Override
    public OptionalLong size(String key) {
        return measured("head", () -> store.size(key));
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return MeteredListing.of(store.list(prefix), (code, took) -> meters.storeRequest("list", code, took));
    }

    @Override
    public void delete(String key) {
        measured("delete", () -> {
            store.delete(key);
            return key;
        });
    }

    private <T> T measured(String op, Supplier<T> work) {
        long begun = System.nanoTime();
        String code = "ok";
        try {
            return work.get();
        } catch (RuntimeException failed) {
            code = FailureClass.of(failed).title();
            throw failed;
        } finally {
            record(op, code, begun);
        }
    }

    private void record(String op, String code, long begun) {
        meters.storeRequest(op, code, Duration.ofNanos(System.nanoTime() - begun));
    }
}
