package dev.wsss.operator.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of an artifact that a person wants to see in the run's status: scores.
 *
 * @param store that holds it
 */
record Figures(Store store) {
    private static final String SHEET = "scores.json";

    Map<String, Double> of(Task task, Published published) {
        if (task.writes() != ArtifactKind.SCORES) {
            return Map.of();
        }
        try {
            JsonNode sheet = new JsonMapper()
                    .readTree(ArtifactReader.open(store, published.location()).bytes(SHEET));
            Map<String, Double> figures = new TreeMap<>();
            put(figures, "miou", sheet.at("/fixed/meanIou"));
            put(figures, "bestMiou", sheet.at("/best/score/meanIou"));
            put(figures, "bestThreshold", sheet.at("/best/threshold"));
            return figures;
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
