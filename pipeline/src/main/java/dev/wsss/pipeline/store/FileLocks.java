package dev.wsss.pipeline.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One lock per name, between threads by {@link ThreadLocks} and between processes by a lock on a file.
 *
 * <p>The kernel drops the file's lock with its process, however that ends. Lock files stay: removing one would let two
 * processes hold different files of one name. They are polled, since a blocked lock call cannot see a holder in this process.
 */
final class FileLocks {
    private static final long POLL_MILLISECONDS = 100;

    private final Path folder;
    private final ThreadLocks threads = new ThreadLocks();

    FileLocks(Path folder) {
        this.folder = folder;
    }

    KeyLock hold(String name, Consumer<String> waiting) throws IOException, InterruptedException {
        KeyLock thread = threads.hold(name, waiting);
        boolean held = false;
        try {
            FileChannel channel = lockFile(name, waiting);
            held = true;
            return () -> release(channel, thread);
        } finally {
            if (!held) {
                thread.close();
            }
        }
    }

    private FileChannel lockFile(String name, Consumer<String> waiting) throws IOException, InterruptedException {
        Path file = FileNames.file(folder, name + ".lock");
        Files.createDirectories(file.resolveSibling(".").normalize());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            if (!tryLock(channel)) {
                waiting.accept("Another process (" + holder(channel) + ") works on " + name + "; waiting for it.");
                do {
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
                } while (!tryLock(channel));
            }
            sign(channel);
            held = true;
            return channel;
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException anotherStoreOfThisProcess) {
            return false;
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(("pid " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer signature = ByteBuffer.allocate(32);
        channel.read(signature, 0);
        return new String(signature.array(), 0, signature.position(), StandardCharsets.UTF_8);
    }

    private static void release(FileChannel channel, KeyLock thread) {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException closedAllTheSame) {
            // The descriptor is gone either way, and the lock with it.
        } finally {
            thread.close();
        }
    }
}
