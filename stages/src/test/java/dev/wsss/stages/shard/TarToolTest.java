package dev.wsss.stages.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of our tars, read by the tar of the system. */
class TarToolTest {
    @Test
    void tarListsShortAndLongNames(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/tar")), "no /bin/tar here");
        String longId = "n".repeat(140);
        MemoryObjects objects = new MemoryObjects();
        try (BlockWriter writer = new BlockWriter(objects.sink(), new Block(0, List.of("short", longId, "after")))) {
            writer.add(Sample.of("short", "txt", "hello".getBytes(StandardCharsets.UTF_8)));
            writer.add(Sample.of(longId, "txt", new byte[513]));
            writer.add(Sample.of("after", "txt", new byte[512]));
            writer.finish();
        }
        Path tar = Files.write(folder.resolve("a.tar"), objects.get("block-00000.tar"));

        Process listing = new ProcessBuilder("/bin/tar", "tf", tar.toString())
                .redirectErrorStream(true)
                .start();
        String lines = new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(listing.waitFor()).isZero();
        assertThat(lines).isEqualTo("short.txt\n" + longId + ".txt\nafter.txt\n");
    }
}
