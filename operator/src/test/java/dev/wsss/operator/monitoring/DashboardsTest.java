package dev.wsss.operator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.monitoring.Dashboard.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of dashboards: they can be read, and query existing series. */
class DashboardsTest {
    private static final int COLUMNS = 24;
    private static final Pattern VARIABLE = Pattern.compile("\\$(?!__)\\{?(\\w+)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    private final Vocabulary vocabulary = Vocabulary.ours();

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @Test
    void thereIsOneForOperationsAndOneForScience() {
        assertThat(dashboards()).extracting(Dashboard::name).containsExactly("operations.json", "science.json");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyChartSaysWhatItShowsInWhichUnit(Dashboard dashboard) {
        assertThat(dashboard.charts()).isNotEmpty().allSatisfy(chart -> {
            assertThat(chart.path("title").asText()).isNotBlank();
            assertThat(chart.path("description").asText())
                    .as(chart.path("title").asText())
                    .isNotBlank();
            assertThat(chart.at("/fieldConfig/defaults/unit").asText())
                    .as(chart.path("title").asText())
                    .isNotBlank();
            assertThat(chart.path("targets"))
                    .as(chart.path("title").asText())
                    .isNotEmpty()
                    .extracting(target -> target.path("refId").asText())
                    .doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelHasANumberAndAPlaceOfItsOwn(Dashboard dashboard) {
        assertThat(dashboard.panels())
                .extracting(panel -> panel.path("id").asInt())
                .doesNotHaveDuplicates()
                .doesNotContain(0);
        Set<String> taken = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (JsonNode panel : dashboard.panels()) {
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();
            assertThat(right).as(panel.path("title").asText()).isBetween(1, COLUMNS);
            assertThat(place.path("h").asInt()).isPositive();
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = place.path("y").asInt();
                        y < place.path("y").asInt() + place.path("h").asInt();
                        y++) {
                    if (!taken.add(x + "," + y)) {
                        twice.add(panel.path("title").asText() + " at " + x + "," + y);
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everySourceOfDataIsTheOneThatIsChosen(Dashboard dashboard) {
        assertThat(dashboard.tree().findValues("datasource"))
                .hasSize(dashboard.charts().size() + dashboard.variables().size() - 1)
                .allSatisfy(source -> assertThat(source.path("uid").asText()).isEqualTo("${datasource}"));
        assertThat(dashboard.charts()).allMatch(chart -> chart.has("datasource"));
        assertThat(dashboard.tree().has("uid"))
                .as("Grafana assigns a unique one")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableIsThereAndIsUsed(Dashboard dashboard) {
        Set<String> known = dashboard.variables().stream()
                .map(each -> each.path("name").asText())
                .collect(Collectors.toSet());
        assertThat(found(VARIABLE, dashboard.tree().toString())).isEqualTo(known);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyQueryAsksForWhatIsShown(Dashboard dashboard) {
        assertThat(dashboard.queries()).allSatisfy(query -> assertThat(vocabulary.problems(query.expression()))
                .as(query.where() + ": " + query.expression())
                .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyLegendNamesLabelsThatItsSeriesHave(Dashboard dashboard) {
        assertThat(dashboard.queries())
                .allSatisfy(
                        query -> assertThat(left(query)).as(query.where()).containsAll(found(LEGEND, query.legend())));
    }

    /** Returns the labels of the answer to a query: those that it groups by, or all. */
    private Set<String> left(Query query) {
        PromQl asked = PromQl.of(query.expression());
        if (!asked.groupings().isEmpty()) {
            return asked.groupings();
        }
        Set<String> labels = new TreeSet<>(Vocabulary.OF_TARGETS);
        asked.selectors().forEach(each -> labels.addAll(vocabulary.samples().labels(each.metric())));
        return labels;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .collect(Collectors.toSet());
    }
}
