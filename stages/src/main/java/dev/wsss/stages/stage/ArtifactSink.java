package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.stages.shard.ShardObject;
import dev.wsss.stages.shard.ShardSink;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A sink for shards of an artifact: each object grows in a scratch file and is handed over whole, since a store may
 * have to send it twice.
 *
 * @param output the artifact
 */
record ArtifactSink(ArtifactWriter output) implements ShardSink {
    private static final int BUFFER = 1 << 16;

    @Override
    public ShardObject open(String name) throws IOException {
        FileChannel file = scratch();
        return new Growing(name, output, file, new Scratch(file));
    }

    /** Returns a file without a name, so that a process that is killed leaves nothing behind. */
    private static FileChannel scratch() throws IOException {
        Path file = Files.createTempFile("wsss-", ".part");
        try {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(file);
        }
    }

    /**
     * An object that is not complete.
     *
     * @param name in the artifact
     * @param output the artifact
     * @param file what was written
     * @param stream into the file
     */
    private record Growing(String name, ArtifactWriter output, FileChannel file, OutputStream stream)
            implements ShardObject {
        @Override
        public void complete() throws IOException {
            stream.flush();
            output.write(name, to -> {
                file.position(0);
                Channels.newInputStream(file).transferTo(to);
            });
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** A stream whose errors name the folder of the file. */
    private static final class Scratch extends FilterOutputStream {
        Scratch(FileChannel file) {
            super(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException disk) {
                throw new IOException(
                        disk.getMessage() + ", in the folder for temporary files, "
                                + System.getProperty("java.io.tmpdir"),
                        disk);
            }
        }
    }
}
