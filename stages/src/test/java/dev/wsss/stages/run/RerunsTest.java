package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.store.DirectoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of re-runs: the same command continues an interrupted one, and begins a finished one again. */
class RerunsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void anUnfinishedRunFromTheSameStepContinues() {
        Reruns reruns = reruns();
        assertThat(reruns.begin("train-cam", "one")).isEqualTo("one");
        assertThat(reruns().begin("train-cam", "two")).isEqualTo("one");
        assertThat(reruns().unfinished("train-cam")).contains("one");
    }

    @Test
    void anotherStepBeginsAnotherRun() {
        reruns().begin("train-cam", "one");
        assertThat(reruns().unfinished("make-cam")).isEmpty();
        assertThat(reruns().begin("make-cam", "two")).isEqualTo("two");
        assertThat(reruns().begin("train-cam", "three")).isEqualTo("three");
    }

    @Test
    void aFinishedRunIsNotContinued() {
        reruns().begin("train-cam", "one");
        reruns().finished();
        assertThat(reruns().begin("train-cam", "two")).isEqualTo("two");
    }

    @Test
    void aSpoiltMemoryIsNone() {
        new DirectoryStore(folder).put("runs/tiny/rerun.json", "{".getBytes(StandardCharsets.UTF_8));
        assertThat(reruns().begin("train-cam", "two")).isEqualTo("two");
    }

    private Reruns reruns() {
        return new Reruns(new DirectoryStore(folder), "tiny");
    }
}
