package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {
    @ParameterizedTest
    @ValueSource(strings = {"?", "", " "})
    void aUserWithoutAHomeIsAskedForAStore(String home) {
        assertThatThrownBy(() -> Home.below(home))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("--store: ")
                .hasMessageContaining("set HOME");
    }

    @Test
    void artifactsAreKeptBelowTheHome() {
        assertThat(Home.below("/home/a")).isEqualTo(Path.of("/home/a/.local/share/wsss"));
    }
}
