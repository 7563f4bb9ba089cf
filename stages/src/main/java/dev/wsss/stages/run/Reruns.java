package dev.wsss.stages.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The step from which a run was restarted and which it has not finished: the same command then continues instead of
 * starting over.
 *
 * @param store where it is kept
 * @param run name of the run
 */
public record Reruns(Store store, String run) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STEP = "step";
    private static final String SALT = "salt";

    /** Returns the salt of the keys of a new run from a step, or that of an unfinished one. */
    public String begin(String step, String fresh) {
        return unfinished(step).orElseGet(() -> {
            store.put(
                    object(),
                    JSON.createObjectNode()
                            .put(STEP, step)
                            .put(SALT, fresh)
                            .toString()
                            .getBytes(StandardCharsets.UTF_8));
            return fresh;
        });
    }

    /** Returns the salt of an unfinished run from a step. */
    public Optional<String> unfinished(String step) {
        if (store.size(object()).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = store.open(object())) {
            JsonNode begun = JSON.readTree(in);
            return begun.path(STEP).asText().equals(step)
                    ? Optional.of(begun.path(SALT).asText()).filter(salt -> !salt.isEmpty())
                    : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Marks the re-run as finished. */
    public void finished() {
        store.delete(object());
    }

    private String object() {
        return "runs/" + run + "/rerun.json";
    }
}
