package dev.wsss.operator.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.artifact.DocumentKind;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of an artifact for the run's status: scores.
 *
 * @param store that holds it
 */
record Figures(Store store) {
    private static final String SHEET = "scores.json";

    /**
     * Returns the figures of what a task has made; a sheet that is none or too large is a failure of class
     * StoreCorrupt.
     */
    Map<String, Double> of(Task task, Published published) {
        if (task.writes() != ArtifactKind.SCORES) {
            return Map.of();
        }
        try {
            JsonNode sheet = new JsonMapper()
                    .readTree(ArtifactReader.open(store, published.location()).bytes(SHEET, DocumentKind.SCORES));
            Map<String, Double> figures = new TreeMap<>();
            put(figures, "miou", sheet.at("/fixed/meanIou"));
            put(figures, "bestMiou", sheet.at("/best/score/meanIou"));
            put(figures, "bestThreshold", sheet.at("/best/threshold"));
            return figures;
        } catch (JacksonException invalid) {
            throw new Failure(
                    FailureClass.STORE_CORRUPT,
                    "object '" + SHEET + "' of the scores at "
                            + published.location().manifest() + " in store " + store.describe() + " is no score sheet: "
                            + invalid.getOriginalMessage(),
                    invalid);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void put(Map<String, Double> figures, String name, JsonNode value) {
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            figures.put(name, Math.rint(value.doubleValue() * 1e6) / 1e6);
        }
    }
}
