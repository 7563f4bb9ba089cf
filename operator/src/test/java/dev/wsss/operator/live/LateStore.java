package dev.wsss.operator.live;

import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.KeyLock;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A store whose listings lag behind: an object is listed from the third listing on that could have it, and once more after it was
 * deleted. What is asked for by its key is there at once, and gone at once.
 */
final class LateStore implements Store {
    private static final int LATE = 3;

    private final Store store;
    private final Map<String, Integer> passedOver = new HashMap<>();
    private final Map<String, StoredObject> listed = new HashMap<>();

    LateStore(Store store) {
        this.store = store;
    }

    @Override
    public synchronized Stream<StoredObject> list(String prefix) {
        List<StoredObject> present;
        try (Stream<StoredObject> all = store.list(prefix)) {
            present = all.toList();
        }
        List<StoredObject> shown = new ArrayList<>();
        for (StoredObject each : present) {
            if (passedOver.merge(each.key(), 1, Integer::sum) >= LATE) {
                listed.put(each.key(), each);
                shown.add(each);
            }
        }
        List<String> keys = present.stream().map(StoredObject::key).toList();
        List<StoredObject> gone = listed.values().stream()
                .filter(each -> each.key().startsWith(prefix) && !keys.contains(each.key()))
                .toList();
        gone.forEach(each -> listed.remove(each.key()));
        shown.addAll(gone);
        return shown.stream();
    }

    @Override
    public void put(String key, Content content) throws IOException {
        store.put(key, content);
    }

    @Override
    public InputStream open(String key) {
        return store.open(key);
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        return store.open(key, offset, length);
    }

    @Override
    public OptionalLong size(String key) {
        return store.size(key);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    @Override
    public KeyLock lock(String name, Consumer<String> waiting) throws InterruptedException {
        return store.lock(name, waiting);
    }

    @Override
    public String fence() {
        return store.fence();
    }

    @Override
    public String describe() {
        return store.describe();
    }
}
