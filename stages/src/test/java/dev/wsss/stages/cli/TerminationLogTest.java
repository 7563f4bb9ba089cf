package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminationLogTest {
    @Test
    void aSentenceIsWrittenAsItIs(@TempDir Path folder) {
        Path file = folder.resolve("log");
        new TerminationLog(file).write(new Outcome.Failed(FailureClass.DIVERGED, "the loss of step 3 is NaN"));
        assertThat(file).hasContent("Diverged: the loss of step 3 is NaN");
    }

    @Test
    void aLongOneIsCutBetweenCharacters() {
        for (int shift = 0; shift < 4; shift++) {
            byte[] cut = TerminationLog.cut("x".repeat(shift) + "ü€𝄞".repeat(1000));
            assertThat(cut.length).isBetween(2045, 2048);
            assertThat(new String(cut, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenAndNoPlaceAtAllCostNothing(@TempDir Path folder) {
        Outcome.Failed failed = new Outcome.Failed(FailureClass.CODE_ERROR, "x");
        assertThatCode(() -> new TerminationLog(folder).write(failed)).doesNotThrowAnyException();
        assertThatCode(() -> new TerminationLog(null).write(failed)).doesNotThrowAnyException();
    }
}
