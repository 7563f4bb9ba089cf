package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a training that is stopped in its middle: it resumes from its checkpoint, to the same bytes. */
class CheckpointIT {
    private static final Object[] TRAIN = {"--json", "--only", "train-cam"};

    @TempDir
    Path folder = Path.of("");

    @Test
    void killedInterruptedAndTerminatedATrainingEndsAsIfItHadNotBeen() throws Exception {
        Path manifest = Manifests.tiny(folder, "train-cam: {epochs: 2", "train-cam: {epochs: 40");
        Path undisturbed = folder.resolve("a");
        Path disturbed = folder.resolve("b");
        for (Path store : new Path[] {undisturbed, disturbed}) {
            Answer.to("run", manifest, "--store", store, "--only", "prepare").done();
        }
        try (Program run = start(manifest, undisturbed)) {
            run.done();
        }

        try (Program run = start(manifest, disturbed)) {
            while (new Stored(disturbed)
                    .keys("checkpoints/").stream().noneMatch(key -> key.endsWith("manifest.json"))) {
                assertThat(run.hasEnded()).as(run.output()).isFalse();
                run.lives(20);
            }
            run.signal("KILL");
            run.end();
        }
        stopped(manifest, disturbed, "INT", 130);
        stopped(manifest, disturbed, "TERM", 143);
        try (Program run = start(manifest, disturbed)) {
            assertThat(run.done().output()).contains("continues after step");
        }

        assertThat(new Stored(disturbed).digests()).isEqualTo(new Stored(undisturbed).digests());
        assertThat(resumedFrom(disturbed)).isPositive();
        assertThat(resumedFrom(undisturbed)).isZero();
        assertThat(new Stored(disturbed).keys("checkpoints/")).isEmpty();
    }

    private static Program start(Path manifest, Path store) throws IOException {
        return Program.start("run", manifest, "--store", store, TRAIN[0], TRAIN[1], TRAIN[2]);
    }

    private static void stopped(Path manifest, Path store, String signal, int code) throws Exception {
        try (Program run = start(manifest, store)) {
            assertThat(run.says("continues after step")).as(run.output()).isTrue();
            assertThat(run.says("\"progress\"")).as(run.output()).isTrue();
            run.signal(signal);
            assertThat(run.end()).as(run.output()).isEqualTo(code);
            assertThat(run.output()).contains("checkpoint written after step", "The same command continues");
        }
    }

    private static long resumedFrom(Path store) throws IOException {
        return new JsonMapper()
                .readTree(new Stored(store)
                        .result("train-cam")
                        .resolve("attempt.json")
                        .toFile())
                .path("resumedFrom")
                .asLong();
    }
}
