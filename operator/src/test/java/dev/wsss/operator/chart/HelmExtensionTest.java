package dev.wsss.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmExtensionTest {
    @TempDir
    private Path home = Path.of("");

    @Test
    void withoutHelmTestsAreSkippedByNameAndRunInCi() {
        Optional<Helm> none = Helm.found(Map.of("PATH", home.toString()), home);
        assertThat(none).isEmpty();
        assertThat(HelmExtension.availability(none, Map.of()).getReason()).contains(HelmExtension.MISSING);
        assertThat(HelmExtension.availability(none, Map.of("CI", "true")).isDisabled())
                .isFalse();
    }

    @Test
    void theClustersOwnGoesBeforeThatOnThePath() throws IOException {
        Path onPath = program(home.resolve("elsewhere"));
        assertThat(Helm.found(Map.of("PATH", "/nowhere:" + onPath.getParent()), home))
                .contains(new Helm(onPath));
        Path own = program(home.resolve(".cache/wsss-cluster/bin"));
        assertThat(Helm.found(Map.of("PATH", String.valueOf(onPath.getParent())), home))
                .contains(new Helm(own));
    }

    private static Path program(Path folder) throws IOException {
        Path file = Files.createFile(Files.createDirectories(folder).resolve("helm"));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
