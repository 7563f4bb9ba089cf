package dev.wsss.stages.data;

import dev.wsss.pipeline.outcome.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A prefetcher: several threads compute results ahead of the thread that takes them in order.
 *
 * <p>At most {@code window} results wait or are being made, so memory does not grow with the work. One thread takes.
 *
 * @param <T> what comes out
 */
public final class Prefetcher<T> implements AutoCloseable {
    private final Iterator<Load<T>> work;
    private final int window;
    private final ExecutorService threads;
    private final Deque<Pending<T>> pending = new ArrayDeque<>();
    private long waited;

    private record Pending<T>(String id, Future<T> result) {}

    /**
     * Starts working.
     *
     * @param work what is to be done; read by the taking thread only, as far ahead as the window reaches
     * @param threads that work, at least 1
     * @param window results ahead of the taker, at least 1
     */
    public Prefetcher(Iterator<Load<T>> work, int threads, int window) {
        if (threads < 1 || window < 1) {
            throw new IllegalArgumentException("loading with " + threads + " threads, " + window + " ahead");
        }
        this.work = work;
        this.window = window;
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("loader-", 0).factory());
        fill();
    }

    /** Returns whether there is another result. */
    public boolean hasNext() {
        return !pending.isEmpty();
    }

    /**
     * Waits for the next result.
     *
     * @throws IOException with the picture's id, when reading failed
     * @throws Failure with the picture's id, of the class that the work found
     */
    public T next() throws IOException, InterruptedException {
        Pending<T> head = pending.poll();
        if (head == null) {
            throw new NoSuchElementException("all work is done");
        }
        long start = System.nanoTime();
        try {
            return head.result.get();
        } catch (ExecutionException e) {
            throw failed(head.id, e.getCause() == null ? e : e.getCause());
        } finally {
            waited += System.nanoTime() - start;
            fill();
        }
    }

    /** Returns how long the taker has waited for results so far. */
    public Duration waited() {
        return Duration.ofNanos(waited);
    }

    /** Stops the threads, in the middle of their work if need be, and waits until they have ended. */
    @Override
    public void close() {
        threads.shutdownNow();
        pending.clear();
        threads.close();
    }

    private void fill() {
        while (pending.size() < window && !threads.isShutdown() && work.hasNext()) {
            Load<T> load = work.next();
            pending.add(new Pending<>(load.id(), threads.submit(load.work())));
        }
    }

    private static IOException failed(String id, Throwable cause) {
        String message = "picture " + id + ": " + cause.getMessage();
        return switch (cause) {
            case Error error -> throw error;
            case Failure failure -> throw new Failure(failure.failureClass(), message, failure);
            case IOException io -> new IOException(message, io);
            default -> throw new IllegalStateException("picture " + id + ": " + cause, cause);
        };
    }
}
