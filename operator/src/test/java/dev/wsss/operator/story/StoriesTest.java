package dev.wsss.operator.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the operator's decisions in each of the stories, a folder each. */
class StoriesTest {
    private static final Path FOLDER = Documents.root().resolve("operator/src/test/resources/stories");

    static List<String> stories() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void theStoryGoesAsRecorded(String story) throws IOException {
        Path folder = FOLDER.resolve(story);
        Documents.holds(folder.resolve("out-decisions.yaml"), Story.read(folder).decisions());
    }

    @Test
    void noFileIsUnused() throws IOException {
        for (String story : stories()) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(story))) {
                Set<String> names =
                        files.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
                assertThat(names).as(story).containsOnly("in-run.yaml", "in-story.yaml", "out-decisions.yaml");
            }
        }
    }
}
