package dev.wsss.operator.live;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.KeyLock;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A store that accepts every request and never answers.
 *
 * @param held requests that wait for an answer
 */
record SilentStore(AtomicInteger held) implements Store {
    SilentStore() {
        this(new AtomicInteger());
    }

    private Failure silence() {
        held.incrementAndGet();
        try {
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody counts down");
        } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
            return new Failure(FailureClass.TERMINATED, "interrupted while waiting for the store", given);
        } finally {
            held.decrementAndGet();
        }
    }

    @Override
    public void put(String key, Content content) {
        throw silence();
    }

    @Override
    public InputStream open(String key) {
        throw silence();
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        throw silence();
    }

    @Override
    public OptionalLong size(String key) {
        throw silence();
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        throw silence();
    }

    @Override
    public void delete(String key) {
        throw silence();
    }

    @Override
    public KeyLock lock(String name, Consumer<String> waiting) {
        throw silence();
    }

    @Override
    public String fence() {
        return "";
    }

    @Override
    public String describe() {
        return "a silent store";
    }
}
