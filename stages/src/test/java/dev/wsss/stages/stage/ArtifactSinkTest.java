package dev.wsss.stages.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.shard.ShardWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactSinkTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aStageThatFailsUploadsNothingOfItsUnfinishedBlock() throws IOException {
        Store store = new DirectoryStore(folder);
        ArtifactSink sink = new ArtifactSink(new ArtifactWriter(store, "attempts/x/", "cams", 1));

        try (ShardWriter writer = new ShardWriter(sink, Blocks.of(List.of("a", "b", "c"), 2))) {
            writer.add(Sample.of("a", "npy", new byte[1000]));
        }
        assertThat(store.list("")).isEmpty();

        try (ShardWriter writer = new ShardWriter(sink, Blocks.of(List.of("a", "b", "c"), 2))) {
            writer.add(Sample.of("a", "npy", new byte[1000]));
            writer.add(Sample.of("c", "npy", new byte[1000]));
        }
        assertThat(store.list("")).hasSize(2).allMatch(each -> each.key().startsWith("attempts/x/block-00000."));
    }
}
