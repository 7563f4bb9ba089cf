package dev.wsss.operator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.operator.Documents;
import dev.wsss.operator.chart.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of alerts: they query existing series, and name a remedy for the person on call. */
class AlertsTest {
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (Wsss\\w+)$");

    static List<Alert> alerts() {
        return Alert.all();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void itAsksForWhatIsShown(Alert alert) {
        assertThat(Vocabulary.ours().problems(alert.expression())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void itSaysHowBadItIsWhatItIsAndWhatToDo(Alert alert) {
        assertThat(alert.labels().get("severity")).isIn("critical", "warning");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url");
        assertThat(alert.annotations().get("summary")).endsWith(".");
        assertThat(alert.annotations().get("runbook_url"))
                .isEqualTo("docs/alerts.md#" + alert.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void itsWordsNameLabelsThatItHas(Alert alert) {
        String words = String.join(" ", alert.annotations().values());
        Set<String> named = LABEL.matcher(words)
                .results()
                .map((MatchResult each) -> each.group(1))
                .collect(Collectors.toSet());
        assertThat(PromQl.of(alert.expression()).groupings()).containsAll(named);
    }

    @Test
    void everyAlertHasASectionAndEverySectionAnAlert() throws IOException {
        String page = Files.readString(Documents.root().resolve("docs/alerts.md"));
        assertThat(SECTION.matcher(page).results().map((MatchResult each) -> each.group(1)))
                .containsExactlyElementsOf(alerts().stream().map(Alert::name).toList());
    }

    @Test
    void thoseThatCanBeLeftOutAreThoseThatThereAre() throws IOException {
        JsonNode names = new JsonMapper()
                .readTree(Helm.CHART.resolve("values.schema.json").toFile())
                .at("/properties/metrics/properties/prometheusRule/properties/disabled/items/enum");
        assertThat(names)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(alerts().stream().map(Alert::name).toList());
    }

    @Test
    void everyAlertHasACaseInWhichItFiresAndOneInWhichItDoesNot() throws IOException {
        Set<String> fire = new TreeSet<>();
        Set<String> rest = new TreeSet<>();
        JsonNode tests = new YAMLMapper().readTree(RulesIT.CASES.toFile()).path("tests");
        for (JsonNode test : tests) {
            for (JsonNode expected : test.path("promql_expr_test")) {
                String alert = PromQl.of(expected.path("expr").asText())
                        .selectors()
                        .getFirst()
                        .matchers()
                        .getFirst()
                        .value();
                (expected.path("exp_samples").isEmpty() ? rest : fire).add(alert);
            }
        }
        List<String> names = alerts().stream().map(Alert::name).toList();
        assertThat(fire).containsExactlyInAnyOrderElementsOf(names);
        assertThat(rest).containsExactlyInAnyOrderElementsOf(names);
    }
}
