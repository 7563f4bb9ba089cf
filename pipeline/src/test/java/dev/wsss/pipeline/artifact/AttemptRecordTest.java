package dev.wsss.pipeline.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.store.DirectoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the provenance record of an artifact. */
class AttemptRecordTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() {
        var store = new DirectoryStore(folder);
        var record = record("2026-01-02T03:04:05Z", "2026-01-02T03:04:06.500Z");
        record.write(store, "attempts/a/1/");
        assertThat(AttemptRecord.read(store, "attempts/a/1/")).contains(record);
        assertThat(AttemptRecord.read(store, "attempts/a/2/")).isEmpty();
        assertThat(record.wallSeconds()).isEqualTo(1.5);
    }

    @Test
    void aBrokenRecordIsNamed() {
        var store = new DirectoryStore(folder);
        store.put("a/attempt.json", "{".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> AttemptRecord.read(store, "a/")).hasMessageContaining("a/attempt.json");
    }

    @Test
    void anEndBeforeTheStartIsRefused() {
        assertThatThrownBy(() -> record("2026-01-02T03:04:05Z", "2026-01-02T03:04:04Z"))
                .hasMessageContaining("ended");
    }

    private static AttemptRecord record(String started, String ended) {
        return new AttemptRecord(
                "make-cam",
                "0123",
                1,
                started,
                ended,
                "host",
                Map.of("libtorch", "2.7.1"),
                "float32",
                1 << 30,
                2.5,
                17L,
                null,
                List.of("masks are numbered by position"));
    }
}
