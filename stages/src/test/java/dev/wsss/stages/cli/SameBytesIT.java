package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.KeyLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of disturbed runs, whose artifacts equal those of an undisturbed one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameBytesIT {
    private static final int STEPS = 17;

    @TempDir
    static Path folder = Path.of("");

    private Map<String, String> expected = Map.of();

    @BeforeAll
    void anUndisturbedRunWithOneThread() throws Exception {
        try (Program run = Program.start("run", Manifests.TINY, "--store", folder.resolve("a"), "--workers", 1)) {
            assertThat(run.done().steps("done in")).hasSize(STEPS);
        }
        expected = new Stored(folder.resolve("a")).digests();
        assertThat(expected).hasSize(STEPS + 32);
    }

    @Test
    void anotherRunWithFourThreadsGivesTheSameBytes() throws Exception {
        try (Program run = Program.start("run", Manifests.TINY, "--store", folder.resolve("b"), "--workers", 4)) {
            run.done();
        }
        same(folder.resolve("b"));
    }

    @Test
    void aMachineWhoseLanguageHasOtherDigitsGivesTheSameBytesAndTheSameText() throws Exception {
        List<String> arabic = List.of("-Duser.language=ar", "-Duser.country=EG");
        try (Program run = Program.start(arabic, "run", Manifests.TINY, "--store", folder.resolve("ar"))) {
            assertThat(run.done().steps("done in")).hasSize(STEPS);
            assertThat(run.output()).doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
        }
        same(folder.resolve("ar"));
    }

    @Test
    void aRunKilledAtFiveMomentsGivesTheSameBytes() throws Exception {
        long seed = Long.getLong("wsss.kill.seed", System.nanoTime() % 100000);
        System.out.println("SameBytesIT: moments of the kills from -Dwsss.kill.seed=" + seed);
        Random random = new Random(seed);
        Path store = folder.resolve("c");
        int kills = 0;
        for (int line = 0; kills < 5; line += 3) {
            // The kills spread over the run: after the start of a step that no earlier execution has reached, a moment
            // later.
            int step = 1 + line + random.nextInt(3);
            try (Program run = Program.start("run", Manifests.TINY, "--store", store)) {
                assertThat(run.says("^\\[" + step + "/18] .*started"))
                        .as(run.output())
                        .isTrue();
                run.lives(random.nextInt(400));
                assertThat(run.hasEnded()).as(run.output()).isFalse();
                run.signal("KILL");
                run.end();
                kills++;
            }
        }
        try (Program run = Program.start("run", Manifests.TINY, "--store", store)) {
            run.done();
        }
        same(store);
        assertThat(new Stored(store).keys("checkpoints/")).isEmpty();
    }

    @Test
    void interruptedAndTerminatedItSaysHowToContinueAndRepeatsNothing() throws Exception {
        Path store = folder.resolve("d");
        List<String> finished = new ArrayList<>();
        stop(store, "INT", 130, "make-cam: started", finished);
        stop(store, "TERM", 143, "decoupled-make-cam: started", finished);
        try (Program run = Program.start("run", Manifests.TINY, "--store", store)) {
            assertThat(run.done().steps("cached")).containsExactlyElementsOf(finished);
        }
        same(store);
    }

    @Test
    void ofTwoProcessesAtOnceOneWorksAndTheOtherWaits() throws Exception {
        Path store = folder.resolve("e");
        try (Program first = Program.start("run", Manifests.TINY, "--store", store);
                Program second = Program.start("run", Manifests.TINY, "--store", store)) {
            first.done();
            second.done();
            assertThat(first.output() + second.output()).contains("Another process (pid", "waiting for it");
            List<String> done = new ArrayList<>(first.steps("done in"));
            done.addAll(second.steps("done in"));
            assertThat(done).hasSize(STEPS).doesNotHaveDuplicates();
        }
        same(store);
        assertThat(new Stored(store).attempts()).containsExactly("1");
    }

    @Test
    void aProcessThatWaitsForAnotherReceivesTheSignal() throws Exception {
        Path store = folder.resolve("f");
        try (KeyLock _ = new DirectoryStore(store).lock("locks/runs/tiny", ignored -> {});
                Program run = Program.start("run", Manifests.TINY, "--store", store, "--only", "prepare")) {
            assertThat(run.says("Another process \\(pid .*waiting for it"))
                    .as(run.output())
                    .isTrue();
            run.signal("INT");
            assertThat(run.end()).as(run.output()).isEqualTo(130);
        }
    }

    @Test
    void aFinishedRunIsTakenFromTheStore() throws Exception {
        try (Program run = Program.start("run", Manifests.TINY, "--store", folder.resolve("a"))) {
            assertThat(run.done().steps("cached")).hasSize(STEPS);
        }
    }

    private static void stop(Path store, String signal, int code, String when, List<String> finished)
            throws IOException, InterruptedException {
        try (Program run = Program.start("run", Manifests.TINY, "--store", store)) {
            assertThat(run.says(when)).as(run.output()).isTrue();
            run.signal(signal);
            assertThat(run.end()).as(run.output()).isEqualTo(code);
            assertThat(run.output()).contains("The same command continues").doesNotContain("\tat ");
            assertThat(run.steps("cached")).containsExactlyElementsOf(finished);
            finished.addAll(run.steps("done in"));
        }
    }

    private void same(Path store) throws IOException {
        assertThat(new Stored(store).digests()).isEqualTo(expected);
    }
}
