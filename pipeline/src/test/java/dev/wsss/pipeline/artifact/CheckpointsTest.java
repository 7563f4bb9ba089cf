package dev.wsss.pipeline.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of checkpoints that another attempt resumes. */
class CheckpointsTest {
    private static final String PREFIX = Checkpoints.prefix("train-cam", "0123");

    @TempDir
    Path folder;

    private Store store = new DirectoryStore(Path.of("never-used"));
    private Checkpoints checkpoints = new Checkpoints(store, PREFIX);

    @BeforeEach
    void open() {
        store = new DirectoryStore(folder);
        checkpoints = new Checkpoints(store, PREFIX);
    }

    @Test
    void withoutCheckpointWorkStartsFresh() {
        assertThat(checkpoints.newest()).isEmpty();
    }

    @Test
    void theNewestIsFoundAndTwoAreKept() throws IOException {
        for (long position : List.of(1L, 2L, 10L, 100L)) {
            save(position, "state " + position);
        }
        var newest = checkpoints.newest().orElseThrow();
        assertThat(newest.position()).isEqualTo(100);
        assertThat(newest.objects().bytes("state.safetensors")).isEqualTo(bytes("state 100"));
        try (var left = store.list(PREFIX)) {
            assertThat(left.map(each -> each.key().substring(PREFIX.length(), PREFIX.length() + 12)))
                    .containsOnly("000000000010", "000000000100");
        }
    }

    @Test
    void aTruncatedOrChangedOneIsPassedOver() throws IOException {
        save(1, "good");
        save(2, "soon truncated");
        store.put(PREFIX + "000000000002/state.safetensors", bytes("soon"));
        assertThat(checkpoints.newest().orElseThrow().position()).isEqualTo(1);
        store.put(PREFIX + "000000000002/state.safetensors", bytes("SOON TRUNCATED"));
        assertThat(checkpoints.newest().orElseThrow().position()).isEqualTo(1);
    }

    @Test
    void oneThatWasInterruptedIsAbsentAndCanBeWrittenAgain() throws IOException {
        save(1, "good");
        assertThatThrownBy(() -> checkpoints.save(2, writer -> {
                    writer.write("state.safetensors", bytes("half"));
                    throw new IOException("killed");
                }))
                .hasMessage("killed");
        assertThat(checkpoints.newest().orElseThrow().position()).isEqualTo(1);
        save(2, "whole");
        assertThat(checkpoints.newest().orElseThrow().position()).isEqualTo(2);
    }

    @Test
    void clearedOnesAreGone() throws IOException {
        save(1, "x");
        checkpoints.clear();
        assertThat(checkpoints.newest()).isEmpty();
        try (var left = store.list("")) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void executionsThatOverlapWriteApartAndReadEachOther() throws IOException {
        Checkpoints first = new Checkpoints(store, PREFIX, "pod-1/");
        Checkpoints second = new Checkpoints(store, PREFIX, "pod-2/");
        for (long position : List.of(1L, 2L, 3L)) {
            first.save(position, writer -> writer.write("state", bytes("first " + position)));
        }
        second.save(2, writer -> writer.write("state", bytes("second")));
        assertThat(second.newest().orElseThrow().objects().bytes("state")).isEqualTo(bytes("first 3"));
        store.put(PREFIX + "pod-1/000000000003/state", bytes("torn"));
        assertThat(first.newest().orElseThrow().position()).isEqualTo(2);
        first.clear();
        assertThat(second.newest()).isEmpty();
    }

    private void save(long position, String state) throws IOException {
        checkpoints.save(position, writer -> writer.write("state.safetensors", bytes(state)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
