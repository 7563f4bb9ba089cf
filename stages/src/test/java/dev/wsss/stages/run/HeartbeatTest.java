package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wsss.pipeline.artifact.ProgressRecord;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    @TempDir
    Path folder;

    private final TailBuffer log = new TailBuffer(OutputStream.nullOutputStream());
    private final PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    private Store store = new DirectoryStore(Path.of("never-used"));
    private Heartbeat heartbeat = new Heartbeat(store, "e/", log);

    @BeforeEach
    void open() {
        store = new DirectoryStore(folder);
        heartbeat = new Heartbeat(store, "e/", log);
    }

    @Test
    void progressIsWrittenEveryTenthSecondAndOnlyTheNewest() {
        heartbeat.progress(done(1));
        seconds(9);
        assertThat(ProgressRecord.read(store, "e/")).isEmpty();
        heartbeat.progress(done(2));
        seconds(1);
        assertThat(ProgressRecord.read(store, "e/")).contains(done(2));
        store.delete("e/progress.json");
        seconds(10);
        assertThat(ProgressRecord.read(store, "e/")).as("without news no write").isEmpty();
    }

    @Test
    void theLogIsWrittenEveryThirtiethSecondIfItHasGrown() {
        out.println("one");
        seconds(29);
        assertThat(store.size("e/log.txt")).isEmpty();
        seconds(1);
        assertThat(log()).isEqualTo("one\n");
        store.delete("e/log.txt");
        seconds(30);
        assertThat(store.size("e/log.txt")).isEmpty();
        out.println("two");
        seconds(30);
        assertThat(log()).isEqualTo("one\ntwo\n");
    }

    @Test
    void atTheEndBothAreWrittenAtOnce() {
        out.println("the end");
        heartbeat.progress(done(3));
        heartbeat.last();
        assertThat(log()).isEqualTo("the end\n");
        assertThat(ProgressRecord.read(store, "e/")).contains(done(3));
    }

    @Test
    void aStoreThatTakesNothingCostsNothing() throws IOException {
        Files.writeString(folder.resolve("e"), "a file where a folder is needed");
        out.println("one");
        heartbeat.progress(done(1));
        assertThatCode(() -> seconds(60)).doesNotThrowAnyException();
        assertThatCode(heartbeat::last).doesNotThrowAnyException();
    }

    @Test
    void noKindOfFailureStopsTheNextBeat() {
        Heartbeat odd = new Heartbeat(store, "an/../impossible/", log);
        out.println("one");
        odd.progress(done(1));
        assertThatCode(() -> {
                    for (int second = 0; second < 60; second++) {
                        odd.second();
                    }
                })
                .doesNotThrowAnyException();
    }

    private void seconds(int count) {
        for (int second = 0; second < count; second++) {
            heartbeat.second();
        }
    }

    private String log() {
        try (var in = store.open("e/log.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static ProgressRecord done(long done) {
        return new ProgressRecord("steps", done, 10, Map.of("loss", 0.5), "2026-01-01T00:00:00Z");
    }
}
