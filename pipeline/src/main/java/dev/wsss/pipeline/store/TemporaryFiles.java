package dev.wsss.pipeline.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Half-written objects: they lie in a folder that no listing shows, and become objects by one rename. */
final class TemporaryFiles {
    /** No write pauses as long as this, so an older file belongs to a process that died. */
    private static final Duration ABANDONED = Duration.ofHours(6);

    private final Path folder;
    private final AtomicBoolean swept = new AtomicBoolean();

    TemporaryFiles(Path folder) {
        this.folder = folder;
    }

    Path create() throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createFile(folder.resolve(UUID.randomUUID().toString()));
        if (swept.compareAndSet(false, true)) {
            sweep(Files.getLastModifiedTime(file));
        }
        return file;
    }

    /** Makes the file durable, then visible under its name. */
    void become(Path file, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Path parent = target.resolveSibling(".").normalize();
        Files.createDirectories(parent);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Removes old files; their age is counted on the disk's own clock, which may not be this machine's. */
    private void sweep(FileTime now) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                try {
                    if (Files.getLastModifiedTime(each)
                            .toInstant()
                            .plus(ABANDONED)
                            .isBefore(now.toInstant())) {
                        Files.deleteIfExists(each);
                    }
                } catch (NoSuchFileException becameAnObject) {
                    // Its writer finished between our listing and our look.
                }
            }
        }
    }
}
