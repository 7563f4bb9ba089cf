package dev.wsss.stages.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.pipeline.graph.StepKey;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the steps of a run had when they were last executed: only to explain why a step runs again. They are read once,
 * and written when one of them changes. One caller at a time.
 */
final class LastKeys {
    private static final JsonMapper JSON = new JsonMapper();

    private final Store store;
    private final String run;
    private @Nullable Map<String, String> known;

    /** Opens the keys of a run, kept in its store. */
    LastKeys(Store store, String run) {
        this.store = store;
        this.run = run;
    }

    Optional<StepKey> last(String step) {
        return Optional.ofNullable(keys().get(step)).map(StepKey::new);
    }

    void remember(String step, StepKey key) {
        Map<String, String> keys = keys();
        if (key.document().equals(keys.put(step, key.document()))) {
            return;
        }
        try {
            store.put(object(), JSON.writeValueAsBytes(keys));
        } catch (IOException impossible) {
            throw new IllegalStateException("strings are always JSON", impossible);
        }
    }

    private Map<String, String> keys() {
        Map<String, String> present = known;
        if (present == null) {
            present = read();
            known = present;
        }
        return present;
    }

    private Map<String, String> read() {
        if (store.size(object()).isEmpty()) {
            return new TreeMap<>();
        }
        try (InputStream in = store.open(object())) {
            return JSON.readValue(in, new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException damaged) {
            // Nothing depends on it but an explanation.
            return new TreeMap<>();
        }
    }

    private String object() {
        return "runs/" + run + "/keys.json";
    }
}
