package dev.wsss.operator.publish;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.pipeline.graph.StepKey;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.InputStream;
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
    Optional<StepKey> last(String step) {
        String key = object(step);
        if (store.size(key).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = store.open(key)) {
            return Optional.of(new StepKey(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
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
