package dev.wsss.pipeline.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A store in a directory of this machine: an object is a file, and a rename makes it visible. */
public final class DirectoryStore implements Store {
    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final TemporaryFiles temporary;
    private final FileLocks locks;

    /** Opens the store in {@code root}, which is created by the first object written. */
    public DirectoryStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.temporary = new TemporaryFiles(this.root.resolve(".tmp"));
        this.locks = new FileLocks(this.root.resolve(".locks"));
    }

    /** Returns the directory. */
    public Path root() {
        return root;
    }

    /** Returns where an object lies, or would lie. */
    public Path file(String key) {
        return FileNames.file(root, ObjectKey.checked(key));
    }

    @Override
    public void put(String key, Content content) throws IOException {
        Path target = file(key);
        Path half = onDisk(key, temporary::create);
        try {
            write(key, content, half);
            onDisk(key, () -> {
                temporary.become(half, target);
                return target;
            });
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private void write(String key, Content content, Path file) throws IOException {
        try (Output out = new Output(key, onDisk(key, () -> Files.newOutputStream(file)))) {
            OutputStream buffered = new BufferedOutputStream(out, BUFFER);
            content.writeTo(buffered);
            buffered.flush();
        }
    }

    @Override
    public InputStream open(String key) {
        Path file = file(key);
        return onDisk(key, () -> {
            if (Files.isDirectory(file)) {
                throw new NoSuchFileException(file.toString());
            }
            return new BufferedInputStream(Files.newInputStream(file), BUFFER);
        });
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        Path file = file(key);
        return onDisk(key, () -> {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(offset);
            return new Range(new BufferedInputStream(Channels.newInputStream(channel), BUFFER), length);
        });
    }

    @Override
    public OptionalLong size(String key) {
        Path file = file(key);
        return onDisk(key, () -> attributes(file))
                .map(each -> OptionalLong.of(each.size()))
                .orElse(OptionalLong.empty());
    }

    private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class))
                    .filter(BasicFileAttributes::isRegularFile);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        int end = prefix.lastIndexOf('/');
        Path folder = end < 0 ? root : FileNames.file(root, ObjectKey.checked(prefix.substring(0, end)));
        return walk(folder).filter(each -> each.key().startsWith(prefix));
    }

    private Stream<StoredObject> walk(Path folder) {
        return children(folder).stream().flatMap(child -> {
            if (Files.isDirectory(child)) {
                return walk(child);
            }
            String key = FileNames.key(root, child);
            return onDisk(key, () -> attributes(child)).stream()
                    .map(file -> new StoredObject(
                            key, file.size(), file.lastModifiedTime().toInstant()));
        });
    }

    /** Lists one folder at a time, so that memory holds no more names than its largest folder and its depth. */
    private List<Path> children(Path folder) {
        return onDisk(folder.equals(root) ? "" : FileNames.key(root, folder), () -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(each -> !(folder.equals(root)
                                && each.getFileName().toString().startsWith(".")))
                        .sorted()
                        .toList();
            } catch (NoSuchFileException | NotDirectoryException nothingHere) {
                return List.of();
            }
        });
    }

    @Override
    public void delete(String key) {
        Path file = file(key);
        onDisk(key, () -> Files.isDirectory(file) ? false : Files.deleteIfExists(file));
    }

    @Override
    public KeyLock lock(String name, Consumer<String> waiting) throws InterruptedException {
        try {
            return locks.hold(ObjectKey.checked(name), waiting);
        } catch (IOException disk) {
            throw DiskFailure.of(root, name, disk);
        }
    }

    @Override
    public String fence() {
        return "";
    }

    @Override
    public String describe() {
        return root.toString();
    }

    private <T> T onDisk(String key, OnDisk<T> work) {
        try {
            return work.run();
        } catch (IOException disk) {
            throw DiskFailure.of(root, key, disk);
        }
    }

    /** Work whose only source of errors is this store's disk. */
    private interface OnDisk<T> {
        T run() throws IOException;
    }

    /** A distinction between errors of the disk and those of the content that is being written. */
    private final class Output extends FilterOutputStream {
        private final String key;

        Output(String key, OutputStream out) {
            super(out);
            this.key = key;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                out.write(bytes, from, length);
            } catch (IOException disk) {
                throw DiskFailure.of(root, key, disk);
            }
        }
    }
}
