package dev.wsss.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of dashboards, alerts and monitors as a cluster gets them. */
@NeedsHelm
class MonitoringTest {
    private static final String ALERTS = "metrics.prometheusRule.enabled=true";

    @Test
    void withoutValuesThereIsNothingThatAPlainClusterDoesNotKnow(Helm helm) {
        assertThat(helm.render("wsss-system").objects())
                .extracting(GenericKubernetesResource::getKind)
                .doesNotContain("PrometheusRule", "ServiceMonitor", "PodMonitor");
        assertThat(helm.render("wsss-system").all(ConfigMap.class)).hasSize(1);
    }

    @Test
    void dashboardsAreConfigMapsThatGrafanasSidecarFinds(Helm helm) throws IOException {
        List<ConfigMap> maps = dashboards(helm, "metrics.dashboards.enabled=true");
        assertThat(maps)
                .extracting(each -> each.getMetadata().getName())
                .containsExactlyInAnyOrder("wsss-operator-operations", "wsss-operator-science");
        assertThat(maps).allSatisfy(each -> {
            assertThat(each.getMetadata().getNamespace()).isEqualTo("wsss-system");
            assertThat(each.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        });
        for (String name : List.of("operations", "science")) {
            Path file = Helm.CHART.resolve("dashboards").resolve(name + ".json");
            assertThat(maps.stream()
                            .flatMap(each -> each.getData().entrySet().stream())
                            .filter(each -> each.getKey().equals("wsss-" + name + ".json"))
                            .map(each -> json(each.getValue())))
                    .containsExactly(json(Files.readString(file)));
        }
    }

    @Test
    void labelAnnotationsAndNamespaceAreThoseOfYourSidecar(Helm helm) {
        assertThat(dashboards(
                        helm,
                        "metrics.dashboards.enabled=true,metrics.dashboards.labels.grafana_dashboard=null,"
                                + "metrics.dashboards.labels.dashboards=yes,metrics.dashboards.annotations.folder=wsss,"
                                + "metrics.dashboards.namespace=grafana"))
                .hasSize(2)
                .allSatisfy(each -> {
                    assertThat(each.getMetadata().getNamespace()).isEqualTo("grafana");
                    assertThat(each.getMetadata().getLabels())
                            .containsEntry("dashboards", "yes")
                            .doesNotContainKey("grafana_dashboard");
                    assertThat(each.getMetadata().getAnnotations()).containsEntry("folder", "wsss");
                });
    }

    private static List<ConfigMap> dashboards(Helm helm, String values) {
        return helm.render("wsss-system", "--set", values).all(ConfigMap.class).stream()
                .filter(each -> !each.getMetadata().getName().endsWith("-profile"))
                .toList();
    }

    @Test
    void alertsAreThoseOfTheRuleFileForOneInstallation(Helm helm) throws IOException {
        String rules = Files.readString(Helm.CHART.resolve("alerts/wsss.yaml"))
                .replace("absent(wsss_runs)", "absent(wsss_runs{namespace=\"wsss-system\"})")
                .replace("> 6 * 3600", "> 21600");
        JsonNode file = new YAMLMapper().readTree(rules);
        assertThat(only(helm, "PrometheusRule", ALERTS).path("spec")).isEqualTo(file);
    }

    @Test
    void alertsCanBeLeftOutFoundAndLedToYourPages(Helm helm) {
        JsonNode rule = only(
                helm,
                "PrometheusRule",
                ALERTS
                        + ",metrics.prometheusRule.disabled={WsssGpuIdle},metrics.prometheusRule.labels.release=prometheus,"
                        + "metrics.prometheusRule.runbooks=https://wiki.example/");
        assertThat(rule.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
        assertThat(rule.at("/spec/groups/0/rules"))
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        each -> assertThat(each.at("/annotations/runbook_url").asText())
                                .startsWith("https://wiki.example/docs/alerts.md#"))
                .extracting(each -> each.path("alert").asText())
                .doesNotContain("WsssGpuIdle");
    }

    @Test
    void anAlertThatIsNoneCannotBeLeftOut(Helm helm) {
        assertThat(helm.refusal("--set", "metrics.prometheusRule.disabled={WsssGpuIdel}"))
                .hasValueSatisfying(text -> assertThat(text).contains("/metrics/prometheusRule/disabled"));
    }

    @Test
    void thePodMonitorAddsTheRunThatTheScienceDashboardChoosesBy(Helm helm) {
        assertThat(only(helm, "PodMonitor", "metrics.podMonitor.enabled=true").at("/spec/podTargetLabels"))
                .extracting(JsonNode::asText)
                .containsExactly("app.kubernetes.io/instance");
    }

    private static JsonNode only(Helm helm, String kind, String values) {
        List<GenericKubernetesResource> found = helm.render("wsss-system", "--set", values)
                .objects()
                .filter(each -> each.getKind().equals(kind))
                .toList();
        assertThat(found).hasSize(1);
        return new ObjectMapper().valueToTree(found.getFirst());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException broken) {
            throw new AssertionError(text, broken);
        }
    }
}
