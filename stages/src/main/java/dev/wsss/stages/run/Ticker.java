package dev.wsss.stages.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A daemon thread that does something once a second, and something else when it is closed. */
final class Ticker implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Ticker(String name, Runnable each, Runnable last) {
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(each, last));
    }

    static Ticker start(String name, Runnable each, Runnable last) {
        Ticker started = new Ticker(name, each, last);
        started.thread.start();
        return started;
    }

    private void run(Runnable each, Runnable last) {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                each.run();
            }
            last.run();
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether the last thing was done within this time. */
    boolean ends(Duration patience) {
        try {
            return thread.join(patience);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
