package dev.wsss.operator.store;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.pipeline.artifact.DocumentKind;
import dev.wsss.pipeline.graph.StepKey;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The keys that the steps of a run had last: only to explain why a step runs again.
 *
 * @param run whose
 * @param store seen from the run's namespace
 */
record KeyDocuments(RunIdentity run, Store store) {
    /** Returns the last key of a step; nothing where there is none, or an object that is too large to be one. */
    Optional<StepKey> last(String step) {
        String key = object(step);
        if (store.size(key).orElse(Long.MAX_VALUE) > DocumentKind.STEP_KEY.limit()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StepKey(new String(DocumentKind.STEP_KEY.read(store, key), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void remember(String step, StepKey key) {
        store.put(object(step), key.document().getBytes(StandardCharsets.UTF_8));
    }

    private String object(String step) {
        return run.uid() + "/keys/" + step + ".json";
    }
}
