package dev.wsss.operator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.Documents;
import dev.wsss.operator.monitoring.Dashboard.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of every rule and every query: Prometheus parses them, and the rules fire at the intended times. */
@NeedsPromtool
class RulesIT {
    /** Cases in promtool's format: series, and the alerts that fire at each time. */
    static final Path CASES = Documents.root().resolve("operator/src/test/resources/alerts/cases.yaml");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theRulesAreUnderstood(Promtool promtool) {
        assertThat(promtool.complaint("check", "rules", Alert.FILE.toString())).isEmpty();
    }

    @Test
    void theScrapeConfigsOfThePageAreUnderstood(Promtool promtool) throws IOException {
        String page = Files.readString(Documents.root().resolve("docs/cluster.md"));
        String config = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n", page.indexOf("```yaml")));
        Files.copy(Alert.FILE, folder.resolve("wsss.yaml"));
        // A promtool may be built without discovery in Kubernetes; everything else is checked unchanged.
        String found = config.replaceAll("kubernetes_sd_configs: .*", "static_configs: [{targets: [localhost]}]");
        Path file = Files.writeString(folder.resolve("prometheus.yaml"), found + "\n");
        assertThat(config).contains("rule_files: [wsss.yaml]", "job_name: wsss-stages");
        assertThat(promtool.complaint("check", "config", file.toString())).isEmpty();
    }

    @Test
    void everyAlertFiresWhenItIsMeantToAndNotOtherwise(Promtool promtool) {
        assertThat(promtool.complaint("test", "rules", CASES.toString())).isEmpty();
    }

    @Test
    void anAlertThatIsMeantOtherwiseIsNoticed(Promtool promtool) throws IOException {
        String rules = Files.readString(Alert.FILE);
        assertThat(rules).contains("> 6 * 3600");
        Files.writeString(folder.resolve("wsss.yaml"), rules.replace("> 6 * 3600", "> 60 * 3600"));
        Path cases = folder.resolve("cases.yaml");
        Files.writeString(cases, Files.readString(CASES).replaceFirst("rule_files: .*", "rule_files: [wsss.yaml]"));
        assertThat(promtool.complaint("test", "rules", cases.toString()))
                .hasValueSatisfying(text -> assertThat(text).contains("WsssRunStuck"));
    }

    @Test
    void everyQueryOfADashboardIsUnderstood(Promtool promtool) throws IOException {
        List<String> queries = Dashboard.all().stream()
                .flatMap(each -> each.queries().stream())
                .map(Query::sent)
                .toList();
        assertThat(queries).hasSizeGreaterThan(30);
        assertThat(promtool.complaint("check", "rules", recorded(queries).toString()))
                .isEmpty();
    }

    @Test
    void aQueryThatIsNoneIsNoticed(Promtool promtool) throws IOException {
        assertThat(promtool.complaint(
                        "check",
                        "rules",
                        recorded(List.of("sum by (state) (wsss_runs")).toString()))
                .isNotEmpty();
    }

    /** Writes rules that record each query, since promtool reads rules. */
    private Path recorded(List<String> queries) throws IOException {
        String rules = queries.stream()
                .map(query -> "      - record: query\n        labels: {number: \"" + queries.indexOf(query)
                        + "\"}\n        expr: >-\n          " + query + "\n")
                .collect(Collectors.joining("", "groups:\n  - name: queries\n    rules:\n", ""));
        return Files.writeString(folder.resolve("queries.yaml"), rules);
    }
}
