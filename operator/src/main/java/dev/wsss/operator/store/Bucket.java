package dev.wsss.operator.store;

import dev.wsss.operator.metrics.Meters;
import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.SourceDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.Outcome;
import dev.wsss.pipeline.source.GivenDigests;
import dev.wsss.pipeline.source.UserFileResolver;
import dev.wsss.pipeline.store.Preflight;
import dev.wsss.pipeline.store.Store;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The bucket of a place, opened once for all runs that keep their artifacts there. */
final class Bucket implements UserData {
    private final StoreAccess access;
    private final StoreSpec spec;
    private final Store store;
    private final Meters meters;
    private final Instant opened;
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> trial = new AtomicReference<>();

    Bucket(StoreAccess access, StoreSpec spec, Meters meters, Instant opened) {
        this.access = access;
        this.spec = spec;
        this.store = new MeteredStore(access.open(spec), meters);
        this.meters = meters;
        this.opened = opened;
    }

    /** Returns when it was. */
    Instant opened() {
        return opened;
    }

    Stores.Opened atHand() {
        return new Stores.Opened(store, this, (stage, bytes) -> meters.artifactBytes(stage.id(), "published", bytes));
    }

    /** Writes and reads a test object. Concurrent callers share one try and its result; a success holds for good. */
    @Override
    public void check(Store same) {
        boolean known = false;
        while (!known) {
            CompletableFuture<Boolean> mine = new CompletableFuture<>();
            CompletableFuture<Boolean> present = trial.compareAndExchange(null, mine);
            known = present == null ? tried(mine) : isKnown(present);
        }
    }

    private boolean tried(CompletableFuture<Boolean> result) {
        try {
            Preflight.check(store, "");
        } catch (RuntimeException | Error failed) {
            trial.set(null);
            if (Thread.currentThread().isInterrupted()) {
                // It was this caller that was cancelled; the next one tries again.
                result.complete(false);
            } else {
                result.completeExceptionally(failed);
            }
            throw failed;
        }
        return result.complete(true);
    }

    /** Waits for the try of another caller; false: it was cancelled. */
    private static boolean isKnown(CompletableFuture<Boolean> other) {
        try {
            return other.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureClass.TERMINATED, "interrupted while waiting for the store", stopped);
        } catch (ExecutionException failed) {
            Outcome.Failed outcome = Outcome.of(failed.getCause() == null ? failed : failed.getCause());
            throw new Failure(outcome.failureClass(), outcome.evidence(), failed);
        }
    }

    @Override
    public ArtifactDigest digest(Artifact given, @Nullable String labels) {
        return new GivenDigests(new UserFileResolver(access, spec), new SourceDigest(store), () -> {})
                .of(given, labels);
    }
}
