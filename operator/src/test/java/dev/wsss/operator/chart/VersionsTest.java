package dev.wsss.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests of one version for everything that is built, packed and installed. */
class VersionsTest {
    @Test
    void theImagesTakeWhatThisProjectBuilds() throws IOException {
        List<String> project = found(Documents.root().resolve("pom.xml"), "<version>([^<]+)</version>");
        assertThat(found(Documents.root().resolve("Dockerfile"), "ARG VERSION=(\\S+)"))
                .hasSize(2)
                .containsOnly(project.getFirst());
    }

    @Test
    void theChartInstallsImagesOfItsVersion() throws IOException {
        String project = found(Documents.root().resolve("pom.xml"), "<version>([^<]+)</version>")
                .getFirst();
        String release = project.replace("-SNAPSHOT", "");
        Path chart = Helm.CHART.resolve("Chart.yaml");
        assertThat(found(chart, "(?m)^version: (\\S+)$")).containsExactly(release);
        assertThat(found(chart, "(?m)^appVersion: (\\S+)$")).containsExactly(release);
    }

    private static List<String> found(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }
}
