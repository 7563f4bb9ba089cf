package dev.wsss.stages.voc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void anAnnotationIsReadOnceHoweverOftenItIsAskedFor() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.xml"),
                "<annotation><object><name>cow</name></object><object><name>yak</name></object></annotation>");
        Annotations annotations = new Annotations(UserPath.of(folder), new ClassNames(List.of("sheep", "cow")));
        assertThat(annotations.isLabelled("a")).isTrue();

        Files.writeString(file, "<annotation><object><name>sheep</name></object></annotation>");

        assertThat(annotations.labels("a")).containsExactly(1);
        assertThat(annotations.remarks(List.of("a"))).singleElement().asString().contains("'yak' in 1 picture");
    }
}
