package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.store.KeyLock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A lock that is held as long as its holder gives signs of life; they stop with the process. */
final class Lease implements KeyLock {
    private final LockObject object;
    private final KeyLock thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread heart;
    private LockNote note;
    private LockObject.Seen state;
    private boolean lost;

    /** Creates the lease of a lock just taken, with the lock between threads that goes with it. */
    Lease(LockObject object, LockNote note, LockObject.Seen state, KeyLock thread, Duration beat) {
        this.object = object;
        this.note = note;
        this.state = state;
        this.thread = thread;
        this.heart = Thread.ofPlatform().daemon().name("lock " + object.key()).unstarted(() -> beat(beat));
    }

    Lease beating() {
        heart.start();
        return this;
    }

    private void beat(Duration pause) {
        try {
            while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS) && stillOurs()) {
                renew();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean stillOurs() {
        return !lost;
    }

    /** Renews the lease; returns whether the store took it. */
    private synchronized boolean renew() {
        try {
            return !lost && write(note.renewed());
        } catch (Failure unreachable) {
            // No other process can take the lock without reaching the store either; the next renewal may succeed.
            return false;
        }
    }

    private boolean write(LockNote next) {
        Optional<LockObject.Seen> written = object.replace(Optional.of(state), next);
        if (written.isEmpty()) {
            // A beat that was cut short may have arrived all the same.
            written = object.look()
                    .filter(now -> now.isOf(note.token()))
                    .flatMap(now -> object.replace(Optional.of(now), next));
        }
        lost = written.isEmpty();
        written.ifPresent(now -> {
            state = now;
            note = next;
        });
        return !lost;
    }

    @Override
    public boolean isExclusive() {
        return renew();
    }

    @Override
    public void close() {
        if (ended.getCount() == 0) {
            return;
        }
        ended.countDown();
        heart.interrupt();
        try {
            heart.join();
            release();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            thread.close();
        }
    }

    private synchronized void release() {
        try {
            if (!lost) {
                write(note.released());
            }
        } catch (Failure unreachable) {
            // Without signs of life the lock ends by itself.
        }
    }
}
