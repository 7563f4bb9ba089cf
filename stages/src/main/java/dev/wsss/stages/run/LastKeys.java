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

/**
 * The keys that the steps of a run had when they were last executed: only to explain why a step runs again.
 *
 * @param store where it is kept
 * @param run name of the run
 */
record LastKeys(Store store, String run) {
    private static final JsonMapper JSON = new JsonMapper();

    Optional<StepKey> last(String step) {
        return Optional.ofNullable(read().get(step)).map(StepKey::new);
    }

    void remember(String step, StepKey key) {
        Map<String, String> keys = read();
        keys.put(step, key.document());
        try {
            store.put(object(), JSON.writeValueAsBytes(keys));
        } catch (IOException impossible) {
            throw new IllegalStateException("strings are always JSON", impossible);
        }
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
