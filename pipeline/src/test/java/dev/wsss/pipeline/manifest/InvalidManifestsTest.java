package dev.wsss.pipeline.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wsss.pipeline.Documents;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.tree.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of the files of {@code invalid/}: each breaks a rule, and the comments at its head are the expected problems.
 */
class InvalidManifestsTest {
    private static final String EXPECTED = "#! ";

    static List<String> manifests() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void isRefusedWithThePointerASentenceAndASuggestion(String name) throws IOException {
        Path file = folder().resolve(name);
        InvalidManifest refusal =
                catchThrowableOfType(InvalidManifest.class, () -> EffectiveSpec.of(RunManifest.read(file)));
        assertThat(refusal).as("%s is refused", name).isNotNull();
        assertThat(refusal.failureClass()).isEqualTo(FailureClass.INVALID_CONFIG);
        assertThat(refusal).hasMessageStartingWith(file + ":");
        String expected = refusal.problems().stream()
                .map(Problem::toString)
                .map(line -> EXPECTED + line + "\n")
                .collect(Collectors.joining());
        String manifest = Files.readString(file)
                .lines()
                .filter(line -> !line.startsWith(EXPECTED))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        Documents.holds("pipeline/src/test/resources/invalid/" + name, expected + manifest);
    }

    private static Path folder() {
        return Documents.root().resolve("pipeline/src/test/resources/invalid");
    }
}
