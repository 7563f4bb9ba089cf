package dev.wsss.operator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromtoolExtensionTest {
    @TempDir
    private Path home = Path.of("");

    @Test
    void withoutPromtoolTestsAreSkippedByNameAndRunInCi() {
        Optional<Promtool> none = Promtool.found(Map.of("PATH", home.toString()), home);
        assertThat(none).isEmpty();
        assertThat(PromtoolExtension.availability(none, Map.of()).getReason()).contains(PromtoolExtension.MISSING);
        assertThat(PromtoolExtension.availability(none, Map.of("CI", "true")).isDisabled())
                .isFalse();
    }
}
