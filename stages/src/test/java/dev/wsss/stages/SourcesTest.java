package dev.wsss.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules about source files, of this module and of the one below. */
class SourcesTest {
    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "../pipeline/src/main/java", "../pipeline/src/test/java"})
    void aFileHasOneIdea(String sources) throws IOException {
        for (Path each : sources(sources)) {
            assertThat(Files.readAllLines(each)).as(each.toString()).hasSizeLessThanOrEqualTo(300);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "../pipeline/src/main/java"})
    void everyPackageSaysWhatItIsFor(String sources) throws IOException {
        for (Path folder : folders(sources)) {
            assertThat(folder.resolve("package-info.java")).exists().content().startsWith("/** ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "../pipeline/src/main/java", "../pipeline/src/test/java"})
    void everyPackageIsNullMarked(String sources) throws IOException {
        for (Path folder : folders(sources)) {
            assertThat(folder.resolve("package-info.java")).exists().content().contains("@NullMarked");
        }
    }

    private static List<Path> folders(String sources) throws IOException {
        return sources(sources).stream().map(Path::getParent).distinct().toList();
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(each -> each.toString().endsWith(".java")).toList();
        }
    }
}
