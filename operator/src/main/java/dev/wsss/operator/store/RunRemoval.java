package dev.wsss.operator.store;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.query.Remaining;
import dev.wsss.pipeline.artifact.ArtifactManifest;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Removal of what a run has left in its store, a page of objects at a time.
 *
 * <p>All manifests go before any other object, so what is half removed is no artifact.
 *
 * @param run that goes
 * @param store that holds it
 * @param kept prefixes and keys that other runs refer to
 */
record RunRemoval(RunIdentity run, Store store, Set<String> kept) {
    /** Objects that are removed before progress is reported. */
    static final int PAGE = 2000;

    private static final int AT_ONCE = 8;

    /** Removes a page, and counts what is left. */
    Remaining some() {
        List<String> page = new ArrayList<>();
        long more = 0;
        for (String prefix : List.of(run.uid() + "/", "runs/" + run.name() + "/")) {
            try (Stream<StoredObject> objects = store.list(prefix)) {
                for (StoredObject object : (Iterable<StoredObject>) objects::iterator) {
                    String key = object.key();
                    if (kept.stream().anyMatch(key::startsWith)) {
                        continue;
                    }
                    if (key.endsWith("/" + ArtifactManifest.FILE)) {
                        store.delete(key);
                    } else if (page.size() < PAGE) {
                        page.add(key);
                    } else {
                        more++;
                    }
                }
            }
        }
        delete(page);
        return new Remaining(more);
    }

    private void delete(List<String> keys) {
        List<Callable<Boolean>> shares = new ArrayList<>();
        int share = Math.ceilDiv(keys.size(), AT_ONCE);
        for (int from = 0; from < keys.size(); from += share) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + share));
            shares.add(() -> {
                some.forEach(store::delete);
                return true;
            });
        }
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : workers.invokeAll(shares)) {
                done.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureClass.STORE_UNAVAILABLE, "the removal was interrupted", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
