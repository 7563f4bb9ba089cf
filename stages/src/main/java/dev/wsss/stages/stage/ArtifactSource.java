package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.stages.shard.ShardSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A source of shards of an artifact.
 *
 * @param input the artifact
 */
record ArtifactSource(ArtifactReader input) implements ShardSource {
    @Override
    public List<Integer> blocks() {
        return input.manifest().blocks();
    }

    @Override
    public InputStream open(String name) {
        return input.open(name);
    }

    @Override
    public byte[] range(String name, long offset, int length) throws IOException {
        try (InputStream in = input.open(name, offset, length)) {
            return in.readNBytes(length);
        }
    }
}
