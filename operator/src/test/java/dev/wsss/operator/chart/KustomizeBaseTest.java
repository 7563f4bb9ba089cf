package dev.wsss.operator.chart;

import dev.wsss.operator.Documents;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests of the kustomize base: the chart's output without values, and without Helm's own labels. */
@NeedsHelm
class KustomizeBaseTest {
    @Test
    void itIsCurrent(Helm helm) throws IOException {
        Rendering rendering = helm.render("wsss-system", "--set", "crds.install=false", "--no-hooks");
        String text = rendering.documents().stream()
                .map(KustomizeBaseTest::plain)
                .collect(Collectors.joining(
                        "---\n",
                        "# Generated from helm/wsss-operator; refresh it with ./wsss test -Dwsss.update=true\n",
                        ""));
        Documents.holds(Documents.root().resolve("k8s/base/operator.yaml"), text);
    }

    private static String plain(String document) {
        return document.lines()
                .filter(line -> !line.startsWith("# Source: ")
                        && !line.contains("helm.sh/chart: ")
                        && !line.contains("app.kubernetes.io/managed-by: Helm"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
