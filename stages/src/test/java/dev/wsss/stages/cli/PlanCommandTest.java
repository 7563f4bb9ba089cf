package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of plans, which list the steps of a run and execute none. */
class PlanCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void givenMasksAreNotImported() throws IOException {
        SmallFolder small =
                SmallFolder.write(folder).with(SmallFolder.SCORED, "given: {sem-seg: voc/SegmentationClass}");
        Answer plan = small.command("plan").done();
        assertThat(plan.out()).contains("eval-sem-seg: depends on given.sem-seg, truth");
        assertThat(small.store().resolve("attempts")).doesNotExist();
        assertThat(small.store().resolve("cache")).doesNotExist();
        assertThat(small.store().resolve("locks")).doesNotExist();
    }

    @Test
    void givenMasksOfAnEarlierRunAreFound() throws IOException {
        SmallFolder small =
                SmallFolder.write(folder).with(SmallFolder.SCORED, "given: {sem-seg: voc/SegmentationClass}");
        small.run("--only", "truth").done();
        small.run("--only", "eval-sem-seg").done();
        assertThat(small.command("plan").done().out()).contains("eval-sem-seg: cached");
    }
}
