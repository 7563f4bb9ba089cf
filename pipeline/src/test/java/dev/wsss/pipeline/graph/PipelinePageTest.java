package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.Documents;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation of the graph follows from the declaration. */
class PipelinePageTest {
    @Test
    void thePageOfThePipelineIsCurrent() throws IOException {
        Documents.holds("docs/pipeline.md", page());
    }

    private static String page() {
        return """
                # The pipeline

                Generated from `dev.wsss.pipeline.graph.Pipeline` and `Stage`; a test holds it current. `wsss graph MANIFEST` draws that of
                a manifest of yours.

                ## Two rounds, as published

                Boxes are steps, arrows are artifacts, slanted boxes are what the user brings. The report also reads everything else.

                ```mermaid
                %s```

                ## Stages

                A step runs again when its key changes: its stage's contract version, the parameters it reads, the digests of its inputs,
                and, where it says so, the seed and the numeric mode (number type, threads, libtorch). The report is never cached.

                | stage | contract | can read | makes | seed | numeric mode |
                |---|---|---|---|---|---|
                %s
                """.formatted(
                        Mermaid.of(Runs.pipeline("two-rounds-as-published")),
                        Arrays.stream(Stage.values()).map(PipelinePageTest::row).collect(Collectors.joining("\n")));
    }

    private static String row(Stage stage) {
        List<String> reads = stage.canRead().stream().map(ArtifactKind::id).toList();
        return "| %s | %d | %s | %s | %s | %s |"
                .formatted(
                        stage.id(),
                        stage.contractVersion(),
                        String.join(", ", reads),
                        stage.writes().id(),
                        stage.draws() ? "yes" : "–",
                        stage.runsNetwork() ? "yes" : "–");
    }
}
