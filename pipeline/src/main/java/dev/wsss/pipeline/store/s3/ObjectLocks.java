package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.KeyLock;
import dev.wsss.pipeline.store.ThreadLocks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One lock per name: between threads by {@link ThreadLocks}, between processes by an object that is replaced only in the state
 * it was seen in, and renewed while the lock is held.
 *
 * <p>Who waits takes over when the object has not changed for {@link S3Timing#expiry}, measured by its own waiting while the
 * server answers, so that neither clocks nor outages decide. A holder that was only asleep then works on without its lock:
 * attempts are fenced, so nothing is lost but the time of doing it twice. Lock objects stay, as small files would.
 */
final class ObjectLocks {
    static final String FOLDER = ".locks/";

    private static final int BEAT_TRIES = 2;
    private static final int LOOKS_PER_BEAT = 5;

    private final RetryingS3Client requests;
    private final ThreadLocks threads = new ThreadLocks();
    private @Nullable Boolean kept;

    ObjectLocks(RetryingS3Client requests) {
        this.requests = requests;
    }

    KeyLock hold(String name, Consumer<String> messages) throws InterruptedException {
        KeyLock thread = threads.hold(name, messages);
        boolean held = false;
        try {
            KeyLock lock = conditionsAreKept(messages) ? lease(name, thread, messages) : new Uncertain(thread);
            held = true;
            return lock;
        } catch (Failure failure) {
            if (failure.failureClass() == FailureClass.TERMINATED && Thread.interrupted()) {
                throw new InterruptedException(failure.getMessage());
            }
            throw failure;
        } finally {
            if (!held) {
                thread.close();
            }
        }
    }

    /** A lock between threads only. */
    private record Uncertain(KeyLock thread) implements KeyLock {
        @Override
        public void close() {
            thread.close();
        }

        @Override
        public boolean isExclusive() {
            return false;
        }
    }

    private synchronized boolean conditionsAreKept(Consumer<String> messages) {
        Boolean known = kept;
        if (known == null) {
            known = new ConditionalWrites(requests).areKept();
            kept = known;
            if (!known) {
                messages.accept("The server of " + requests.address()
                        + " does not support conditional writes, so locking is off: concurrent runs may repeat a step. Results "
                        + "stay correct.");
            }
        }
        return known;
    }

    private Lease lease(String name, KeyLock thread, Consumer<String> messages) throws InterruptedException {
        S3Timing timing = requests.timing();
        Duration look = timing.beat().dividedBy(LOOKS_PER_BEAT);
        LockObject object =
                new LockObject(requests, FOLDER + name, requests.timing().tries());
        LockNote mine = new LockNote(holder(), UUID.randomUUID().toString(), 0);
        Optional<LockObject.Seen> before = Optional.empty();
        Duration still = Duration.ZERO;
        for (boolean said = false; ; ) {
            Optional<LockObject.Seen> now = object.look();
            still = now.equals(before) ? still.plus(look) : Duration.ZERO;
            before = now;
            if (now.isEmpty() || now.get().isFree() || still.compareTo(timing.expiry()) >= 0) {
                Optional<LockObject.Seen> taken = object.replace(now, mine);
                if (taken.isPresent()) {
                    LockObject beating = new LockObject(requests, object.key(), BEAT_TRIES);
                    return new Lease(beating, mine, taken.get(), thread, timing.beat()).beating();
                }
            } else if (!said) {
                messages.accept("Another process (" + now.get().holder() + ") works on " + name
                        + "; waiting for it. If it has died, its lock ends after "
                        + timing.expiry().toSeconds() + " seconds.");
                said = true;
            }
            TimeUnit.MILLISECONDS.sleep(look.toMillis());
        }
    }

    private static String holder() {
        return "pid " + ProcessHandle.current().pid() + " on " + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
