package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Local copies of objects of a bucket while one step runs, so that an epoch does not download what the last one has read.
 *
 * <p>Copies are made until the room is used; every other object stays in its store and is read there. The files have no name,
 * so nothing is left behind however the process ends. May be used by several threads.
 */
public final class ObjectCache implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final long NO_ROOM = -1;

    private final Path folder;
    private final List<Copy> copies = new ArrayList<>();
    private long room;

    private ObjectCache(Path folder, long room) {
        this.folder = folder;
        this.room = room;
    }

    /** Returns a cache that copies nothing. */
    public static ObjectCache none() {
        return new ObjectCache(Path.of(""), NO_ROOM);
    }

    /** Returns a cache of at most so many bytes in a folder. */
    public static ObjectCache in(Path folder, long bytes) {
        return new ObjectCache(folder, bytes);
    }

    /**
     * Returns the cache of a step that reads this store: at most so many bytes, and a quarter of what is free, in the
     * folder for temporary files; none for a directory, which is as near.
     */
    public static ObjectCache of(Store store, long bytes) {
        if (store instanceof DirectoryStore) {
            return none();
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            return in(temporary, Math.min(bytes, Files.getFileStore(temporary).getUsableSpace() / 4));
        } catch (IOException unknown) {
            return none();
        }
    }

    /** Copies an object of this size, which is opened where there is room for it; nothing otherwise. */
    @Nullable
    Copy copy(long size, Supplier<InputStream> object) throws IOException {
        if (!reserve(size)) {
            return null;
        }
        Copy copy = create();
        if (copy != null) {
            try (InputStream in = object.get()) {
                if (copy.fill(in, size)) {
                    return copy;
                }
            }
        }
        full();
        return null;
    }

    private synchronized boolean reserve(long size) {
        if (size > room) {
            return false;
        }
        room -= size;
        return true;
    }

    private synchronized void full() {
        room = NO_ROOM;
    }

    private synchronized @Nullable Copy create() {
        try {
            Path path = Files.createTempFile(folder, "wsss-object-", "");
            Copy copy = new Copy(new RandomAccessFile(path.toFile(), "rw"));
            Files.delete(path);
            copies.add(copy);
            return copy;
        } catch (IOException full) {
            return null;
        }
    }

    /** Ends reading and copying, and gives the disk back. */
    @Override
    public synchronized void close() throws IOException {
        full();
        for (Copy copy : copies) {
            copy.file.close();
        }
        copies.clear();
    }

    /** An object on the local disk. */
    static final class Copy {
        // Not a channel: an interrupted reader would close that for all the others.
        private final RandomAccessFile file;
        private String sha256 = "";
        private long size;

        private Copy(RandomAccessFile file) {
            this.file = file;
        }

        /** Writes at most one byte more than {@code expected}; false when the disk takes no more. */
        private boolean fill(InputStream in, long expected) throws IOException {
            MessageDigest digest = Sha256.start();
            byte[] chunk = new byte[CHUNK];
            while (size <= expected) {
                int read = in.read(chunk, 0, (int) Math.min(CHUNK, expected + 1 - size));
                if (read < 0) {
                    break;
                }
                digest.update(chunk, 0, read);
                if (!write(chunk, read)) {
                    return false;
                }
                size += read;
            }
            sha256 = Sha256.hex(digest.digest());
            return true;
        }

        private boolean write(byte[] chunk, int length) {
            try {
                file.write(chunk, 0, length);
                return true;
            } catch (IOException full) {
                return false;
            }
        }

        /** Returns the digest of the copy. */
        String sha256() {
            return sha256;
        }

        /** Returns the bytes that were copied: one more than expected where the object is larger. */
        long size() {
            return size;
        }

        /** Opens {@code length} bytes from {@code offset} on, fewer where the object ends before. */
        InputStream open(long offset, long length) {
            return new InputStream() {
                private long next = offset;
                private final long end = Math.min(size, offset + length);

                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] into, int from, int count) throws IOException {
                    Objects.checkFromIndexSize(from, count, into.length);
                    if (count == 0) {
                        return 0;
                    }
                    if (next >= end) {
                        return -1;
                    }
                    int read = readAt(next, into, from, (int) Math.min(count, end - next));
                    next += Math.max(read, 0);
                    return read;
                }
            };
        }

        private synchronized int readAt(long position, byte[] into, int from, int count) throws IOException {
            file.seek(position);
            return file.read(into, from, count);
        }
    }
}
