package dev.wsss.operator.monitoring;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.operator.chart.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One of the chart's dashboards.
 *
 * @param name of its file
 * @param tree as Grafana reads it
 */
record Dashboard(String name, JsonNode tree) {
    private static final Path FOLDER = Helm.CHART.resolve("dashboards");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

    /** Replacements for Grafana's own variables. */
    private static final Map<String, String> GRAFANAS = Map.of("$__rate_interval", "5m", "$__range", "6h");

    /**
     * A query to Prometheus.
     *
     * @param where the panel's title
     * @param expression with Grafana's variables
     * @param legend names of its series
     */
    record Query(String where, String expression, String legend) {
        /** Returns the expression that Prometheus gets. */
        String sent() {
            String sent = expression;
            for (Map.Entry<String, String> variable : GRAFANAS.entrySet()) {
                sent = sent.replace(variable.getKey(), variable.getValue());
            }
            return sent.replaceAll("\\$\\w+", ".*");
        }
    }

    /** Returns all dashboards. */
    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Dashboard::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(
                    String.valueOf(file.getFileName()),
                    JsonMapper.builder()
                            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                            .build()
                            .readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns everything that has a place, including rows. */
    List<JsonNode> panels() {
        return elements(tree.path("panels")).toList();
    }

    /** Returns the panels with queries. */
    List<JsonNode> charts() {
        return panels().stream()
                .filter(each -> !each.path("type").asText().equals("row"))
                .toList();
    }

    /** Returns the variables that a reader chooses. */
    List<JsonNode> variables() {
        return elements(tree.at("/templating/list")).toList();
    }

    /** Returns the queries of all panels and variables. */
    List<Query> queries() {
        Stream<Query> ofPanels = charts().stream().flatMap(panel -> elements(panel.path("targets"))
                .map(target -> new Query(
                        panel.path("title").asText(),
                        target.path("expr").asText(),
                        target.path("legendFormat").asText())));
        return Stream.concat(ofPanels, variables().stream().flatMap(each -> choices(each).stream()))
                .toList();
    }

    private static Optional<Query> choices(JsonNode variable) {
        Matcher question = LABEL_VALUES.matcher(variable.path("query").asText());
        return question.matches()
                ? Optional.of(new Query(
                        variable.path("name").asText(),
                        "count by (" + question.group(2) + ") (" + question.group(1) + ")",
                        ""))
                : Optional.empty();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return name;
    }
}
