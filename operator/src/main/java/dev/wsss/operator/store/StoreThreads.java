package dev.wsss.operator.store;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of store queries: a virtual one for each call, and one that starts and ends calls in time. */
public final class StoreThreads implements Timer, AutoCloseable {
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("store-", 0).factory());
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("store-timer").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());

    /** Starts no thread yet. */
    public StoreThreads() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Returns the threads of calls. */
    public ExecutorService workers() {
        return workers;
    }

    @Override
    public Scheduled after(Duration pause, Runnable work) {
        Future<?> scheduled = timer.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
