package dev.wsss.operator.monitoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.operator.chart.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One of the chart's alerts.
 *
 * @param name of it
 * @param expression that has series while something is wrong
 * @param patience time for which it has to be so
 * @param labels that it is routed by
 * @param annotations for the person on call
 */
record Alert(
        @JsonProperty("alert") String name,
        @JsonProperty("expr") String expression,
        @JsonProperty("for") @Nullable String patience,
        Map<String, String> labels,
        Map<String, String> annotations) {
    /** The rule file. */
    static final Path FILE = Helm.CHART.resolve("alerts/wsss.yaml");

    /** Returns all alerts. */
    static List<Alert> all() {
        YAMLMapper yaml = new YAMLMapper();
        try {
            JsonNode groups = yaml.readTree(FILE.toFile()).path("groups");
            return StreamSupport.stream(groups.spliterator(), false)
                    .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                    .map(rule -> yaml.convertValue(rule, Alert.class))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
