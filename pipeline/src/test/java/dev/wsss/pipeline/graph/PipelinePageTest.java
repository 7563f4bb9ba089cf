package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.Documents;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Task;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests of the page about the graph, which is generated from the declaration. */
class PipelinePageTest {
    @Test
    void thePageOfThePipelineIsCurrent() throws IOException {
        Documents.holds("docs/pipeline.md", page());
    }

    private static String page() {
        return """
                # The pipeline

                Generated from `dev.wsss.pipeline.graph.Pipeline` and `dev.wsss.pipeline.ids.Stage`; a test holds it current. `wsss graph MANIFEST` draws that of
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
                        Task.all().map(PipelinePageTest::row).collect(Collectors.joining("\n")));
    }

    private static String row(Task task) {
        List<String> reads = task.canRead().stream().map(ArtifactKind::id).toList();
        return "| %s | %d | %s | %s | %s | %s |"
                .formatted(
                        task.id(),
                        task.contractVersion(),
                        String.join(", ", reads),
                        task.writes().id(),
                        task.trains() ? "yes" : "–",
                        task.runsNetwork() ? "yes" : "–");
    }
}
