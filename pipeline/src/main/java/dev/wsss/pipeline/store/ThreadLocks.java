package dev.wsss.pipeline.store;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One lock per name between the threads of this process, first come, first served. */
public final class ThreadLocks {
    private final ConcurrentHashMap<String, Semaphore> names = new ConcurrentHashMap<>();

    /** Holds a name until closed, as {@link Store#lock} does. */
    public KeyLock hold(String name, Consumer<String> waiting) throws InterruptedException {
        Semaphore thread = names.computeIfAbsent(name, ignored -> new Semaphore(1, true));
        if (!thread.tryAcquire()) {
            waiting.accept("Another thread of this process works on " + name + "; waiting for it.");
            thread.acquire();
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.getAndSet(false)) {
                thread.release();
            }
        };
    }
}
