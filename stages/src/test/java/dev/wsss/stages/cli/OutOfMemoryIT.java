package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a process whose memory is full: it reports that at once and ends with the code for it. */
class OutOfMemoryIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aHeapTooSmallForThePicturesIsNamed() throws Exception {
        Path manifest = Manifests.tiny(folder, "size: 64", "size: 2048");
        try (Program run = Program.start(
                List.of("-Xmx24m"), "run", manifest, "--store", folder.resolve("store"), "--only", "prepare")) {
            assertThat(run.end()).as(run.output()).isEqualTo(42);
            assertThat(run.output()).contains("HostOutOfMemory").doesNotContain("\tat ");
        }
    }
}
