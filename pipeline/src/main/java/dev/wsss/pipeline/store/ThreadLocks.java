package dev.wsss.pipeline.store;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One lock per name between the threads of this process, first come, first served; an unused name takes no memory. */
public final class ThreadLocks {
    private final ConcurrentHashMap<String, Name> names = new ConcurrentHashMap<>();

    /** A name with the number of threads that hold it or wait for it, which changes within the map's operations only. */
    private static final class Name {
        private final Semaphore free = new Semaphore(1, true);
        private int users;
    }

    /** Holds a name until closed, as {@link Store#lock} does. */
    public KeyLock hold(String name, Consumer<String> waiting) throws InterruptedException {
        Name used = names.compute(name, (_, known) -> {
            Name each = known == null ? new Name() : known;
            each.users++;
            return each;
        });
        boolean held = false;
        try {
            if (!used.free.tryAcquire()) {
                waiting.accept("Another thread of this process works on " + name + "; waiting for it.");
                used.free.acquire();
            }
            held = true;
        } finally {
            if (!held) {
                leave(name);
            }
        }
        AtomicBoolean holds = new AtomicBoolean(true);
        return () -> {
            if (holds.getAndSet(false)) {
                used.free.release();
                leave(name);
            }
        };
    }

    private void leave(String name) {
        names.computeIfPresent(name, (_, each) -> --each.users == 0 ? null : each);
    }
}
