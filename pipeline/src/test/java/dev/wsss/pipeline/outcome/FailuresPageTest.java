package dev.wsss.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.Documents;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests of the page about failures, which is generated from the enum. */
class FailuresPageTest {
    @Test
    void thePageOfFailuresIsCurrent() throws IOException {
        Documents.holds("docs/failures.md", page());
    }

    @Test
    void everyClassSaysHowItIsSeenAndWhatIsDone() {
        assertThat(FailureClass.values()).allSatisfy(each -> {
            assertThat(each.signals()).isNotBlank();
            assertThat(each.advice()).isNotBlank();
        });
    }

    private static String page() {
        return """
                # What can fail, and what is done about it

                Generated from `dev.wsss.pipeline.outcome.FailureClass`; a test holds it current. Stages end with the exit code, the
                operator and the embedded run apply the remedy. Of several failures the row listed last decides.

                | class | exit code | signals | remedy | counts as a retry |
                |---|---|---|---|---|
                %s
                """.formatted(
                Arrays.stream(FailureClass.values()).map(FailuresPageTest::row).collect(Collectors.joining("\n")));
    }

    private static String row(FailureClass each) {
        String code =
                each.exitCode().isPresent() ? String.valueOf(each.exitCode().getAsInt()) : "–";
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        each.title(),
                        code,
                        each.signals(),
                        each.advice(),
                        each.retry().inWords());
    }
}
