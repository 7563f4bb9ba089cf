package dev.wsss.operator.live;

import dev.wsss.pipeline.store.ForwardingStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A store whose listings lag behind: an object is listed from the third possible listing on, and once more after it was
 * deleted. Reads by key are consistent at once.
 */
final class LateStore implements ForwardingStore {
    private static final int LATE = 3;

    private final Store store;
    private final Map<String, Integer> passedOver = new HashMap<>();
    private final Map<String, StoredObject> listed = new HashMap<>();

    LateStore(Store store) {
        this.store = store;
    }

    @Override
    public Store store() {
        return store;
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
}
