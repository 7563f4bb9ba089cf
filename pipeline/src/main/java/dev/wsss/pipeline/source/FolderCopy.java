package dev.wsss.pipeline.source;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.s3.S3Store;
import dev.wsss.pipeline.store.s3.StoredVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A download of objects to files of this machine, several at once, each in the state in which it was listed.
 *
 * @param store where they lie
 * @param folder where they go
 * @param what they are, for messages: field and location
 */
record FolderCopy(S3Store store, Path folder, String what) {
    private static final int AT_ONCE = 8;

    /** Copies them all, or fails with the first failure. */
    void copy(Collection<StoredVersion> objects, TransferWatch watch) {
        Transfer transfer = new Transfer(
                watch, objects.stream().mapToLong(StoredVersion::size).sum());
        Queue<StoredVersion> left = new ConcurrentLinkedQueue<>(objects);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < AT_ONCE; worker++) {
                workers.add(threads.submit(() -> work(left, transfer)));
            }
            for (Future<?> worker : workers) {
                finished(worker);
            }
        }
    }

    private void work(Queue<StoredVersion> left, Transfer transfer) {
        boolean whole = false;
        try {
            for (StoredVersion next = left.poll(); next != null; next = left.poll()) {
                copy(next, transfer);
            }
            whole = true;
        } finally {
            if (!whole) {
                left.clear();
            }
        }
    }

    private void copy(StoredVersion version, Transfer transfer) {
        LocalFile file = LocalFile.below(folder, version.key(), what);
        try (InputStream in = transfer.counted(store.open(version))) {
            long written = file.write(in);
            if (written != version.size()) {
                throw unreadable(version, written + " bytes of " + version.size() + " came", null);
            }
        } catch (IOException broken) {
            throw unreadable(version, String.valueOf(broken.getMessage()), broken);
        }
    }

    private Failure unreadable(StoredVersion version, String why, @Nullable IOException cause) {
        String message = what + ": '" + version.key() + "' cannot be read: " + why;
        return cause == null
                ? new Failure(FailureClass.STORE_UNAVAILABLE, message)
                : new Failure(FailureClass.STORE_UNAVAILABLE, message, cause);
    }

    private void finished(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureClass.TERMINATED, what + ": interrupted while it was copied", stopped);
        }
    }
}
