package dev.wsss.stages.run;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Whether a store can be used, found out before the work instead of after it: every verb once, below a prefix of one's own.
 *
 * @param store to try
 * @param prefix to try it below; ends with a slash
 */
record Preflight(Store store, String prefix) {
    private static final byte[] CONTENT = "wsss looks whether it can write here".getBytes(StandardCharsets.UTF_8);

    /** Passes, or throws what the store answers; a store that forgets is a failure of class StoreDenied. */
    void check() {
        String key = prefix + "preflight";
        store.put(key, CONTENT);
        demand(store.size(key).orElse(-1) == CONTENT.length, key, "it tells another size");
        demand(Arrays.equals(range(key, 5, 5), Arrays.copyOfRange(CONTENT, 5, 10)), key, "it gives other bytes back");
        list();
        store.delete(key);
    }

    private byte[] range(String key, int offset, int length) {
        try (InputStream in = store.open(key, offset, length)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new Failure(
                    FailureClass.STORE_UNAVAILABLE,
                    "store " + store.describe() + ": reading object '" + key + "' broke off: " + broken.getMessage(),
                    broken);
        }
    }

    /** That it may be done is enough: a listing may lag behind. */
    private void list() {
        try (Stream<StoredObject> objects = store.list(prefix)) {
            objects.forEach(each -> {});
        }
    }

    private void demand(boolean kept, String key, String but) {
        if (!kept) {
            throw new Failure(
                    FailureClass.STORE_DENIED,
                    "store " + store.describe() + " cannot be used: after object '" + key + "' was written, " + but
                            + "; name another store, or look at what stands between it and this machine");
        }
    }
}
