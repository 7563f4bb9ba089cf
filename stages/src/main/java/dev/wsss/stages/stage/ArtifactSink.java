package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.stages.shard.ShardSink;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Shards into an artifact: each object grows in a scratch file and is handed over whole, since a store may have to send
 * it twice.
 *
 * @param output the artifact
 */
record ArtifactSink(ArtifactWriter output) implements ShardSink {
    @Override
    public OutputStream open(String name) throws IOException {
        Path scratch = Files.createTempFile("wsss-", ".part");
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(scratch), 1 << 16);
        return new FilterOutputStream(file) {
            private boolean open = true;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                if (!open) {
                    return;
                }
                open = false;
                try {
                    super.close();
                    output.write(name, to -> Files.copy(scratch, to));
                } finally {
                    Files.deleteIfExists(scratch);
                }
            }
        };
    }
}
