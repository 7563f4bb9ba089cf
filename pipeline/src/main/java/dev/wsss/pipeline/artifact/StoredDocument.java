package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A JSON document that lies beside an artifact and is no part of it. */
final class StoredDocument {
    private StoredDocument() {}

    static void write(Store store, String key, Object document) {
        store.put(key, CanonicalJson.pretty(document).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the document; empty when there is none, a failure of class StoreCorrupt when it is none. */
    static <T> Optional<T> read(Store store, String key, DocumentKind kind, Class<T> type) {
        try {
            Optional<byte[]> bytes = kind.find(store, key);
            return bytes.isEmpty() ? Optional.empty() : Optional.of(CanonicalJson.read(bytes.get(), type));
        } catch (IOException invalid) {
            throw new Failure(
                    FailureClass.STORE_CORRUPT,
                    "object '" + key + "' in store " + store.describe() + " is no " + type.getSimpleName() + ": "
                            + CanonicalJson.problem(invalid),
                    invalid);
        }
    }
}
