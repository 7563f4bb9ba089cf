package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name by content of something that the user keeps in files: the digest over sorted (relative path, sha-256).
 *
 * <p>Hashes are cached in the store by path, size, times and identity, so that a second run reads no picture for it. A
 * program may restore the time of modification of a file that it writes, but not the time of its last change.
 *
 * @param store holds the cache
 */
public record SourceDigest(Store store) {
    /** State of one file at the last look. */
    private record Seen(long size, long modifiedMillis, String identity, String sha256) {}

    /** Remembered states of the files below one root. */
    private record Memory(Map<String, Seen> files) {}

    /**
     * Returns the digest of a file, or of those files below a folder whose relative path (with {@code /}) is wanted.
     *
     * @throws IOException when a file cannot be read
     */
    public ArtifactDigest of(Path root, Predicate<String> wanted) throws IOException {
        if (!Files.exists(root)) {
            throw new Failure(FailureClass.INVALID_DATA, root + " does not exist");
        }
        Map<String, Seen> before = recall(root);
        Map<String, Seen> now = new TreeMap<>();
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    Seen seen = look(file, before.get(name));
                    now.put(name, seen);
                    hashes.put(name, seen.sha256);
                }
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        if (!before.entrySet().containsAll(now.entrySet())) {
            before.keySet().removeIf(name -> !Files.exists(root.resolve(name)));
            before.putAll(now);
            store.put(memory(root), CanonicalJson.bytes(new Memory(before)));
        }
        return new ArtifactDigest(Sha256.of(CanonicalJson.bytes(hashes)));
    }

    private static Seen look(Path file, @Nullable Seen before) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        long modified = attributes.lastModifiedTime().toMillis();
        String identity = identity(file);
        if (before != null
                && before.size == attributes.size()
                && before.modifiedMillis == modified
                && identity.equals(before.identity)) {
            return before;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Seen(attributes.size(), modified, identity, Sha256.of(in));
        }
    }

    /** Returns the inode and the time of its last change; empty where the file system has neither. */
    private static String identity(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(file, "unix:ino") + " " + Files.getAttribute(file, "unix:ctime")
                : "";
    }

    /** Returns the cache; one that cannot be read is empty. */
    private Map<String, Seen> recall(Path root) {
        String key = memory(root);
        if (store.size(key).orElse(Long.MAX_VALUE) > DocumentKind.FILE_DIGESTS.limit()) {
            return new TreeMap<>();
        }
        try {
            return new TreeMap<>(CanonicalJson.read(DocumentKind.FILE_DIGESTS.read(store, key), Memory.class).files);
        } catch (IOException broken) {
            return new TreeMap<>();
        }
    }

    private static String memory(Path root) {
        byte[] path = root.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        return "digests/" + Sha256.of(path) + ".json";
    }
}
