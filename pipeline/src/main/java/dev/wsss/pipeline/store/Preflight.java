package dev.wsss.pipeline.store;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** Trial of a store with a small object, before anything costs time. */
public final class Preflight {
    private static final byte[] CONTENT = "wsss tests whether it may write here\n".getBytes(StandardCharsets.UTF_8);
    private static final int FROM = 5;
    private static final int LENGTH = 10;

    private Preflight() {}

    /**
     * Writes an object, gets its size, reads a range, lists and deletes it; returns the failure, which names what to
     * fix, or nothing.
     */
    public static Optional<Failure> of(Store store) {
        return of(store, "");
    }

    /** Returns the same with an object below a prefix, which is empty or ends with a slash. */
    public static Optional<Failure> of(Store store, String prefix) {
        String key = prefix + "preflight/" + UUID.randomUUID();
        try {
            store.put(key, CONTENT);
            OptionalLong size = store.size(key);
            if (size.isEmpty() || size.getAsLong() != CONTENT.length) {
                return Optional.of(other(store, key));
            }
            try (InputStream range = store.open(key, FROM, LENGTH)) {
                if (!Arrays.equals(range.readAllBytes(), Arrays.copyOfRange(CONTENT, FROM, FROM + LENGTH))) {
                    return Optional.of(other(store, key));
                }
            }
            try (Stream<StoredObject> listed = store.list(key)) {
                // That it may be listed is enough: a listing may lag behind.
                listed.forEach(each -> {});
            }
            store.delete(key);
            return Optional.empty();
        } catch (Failure failure) {
            return Optional.of(failure);
        } catch (IOException unreadable) {
            return Optional.of(new Failure(
                    FailureClass.STORE_UNAVAILABLE,
                    "store " + store.describe() + " cannot be read (" + unreadable + ")",
                    unreadable));
        }
    }

    /** Throws the failure of {@code check}, for callers that need the store. */
    public static void check(Store store, String prefix) {
        of(store, prefix).ifPresent(unusable -> {
            throw unusable;
        });
    }

    private static Failure other(Store store, String key) {
        return new Failure(
                FailureClass.STORE_CORRUPT,
                "store " + store.describe() + " returned other bytes than were written (object '" + key
                        + "'); use another store");
    }
}
