package dev.wsss.operator.store;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.query.AttemptOutput;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.pipeline.artifact.ArtifactManifest;
import dev.wsss.pipeline.artifact.Checkpoints;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The publication of a step's output once its pods have completed it: the commit point of a step.
 *
 * @param run whose
 * @param store seen from the run's namespace
 * @param tally called for each publication
 */
record AttemptPublisher(RunIdentity run, Store store, Stores.Tally tally) {
    /** Returns the prefix below which the pods of an attempt write. */
    static String prefix(RunIdentity run, String step, int attempt) {
        return run.uid() + "/attempts/" + step + "/" + attempt + "/";
    }

    /** A complete manifest with every object as it says. */
    private record Part(String prefix, Map<String, Double> figures, List<Integer> blocks) {}

    /** Parts found among all of them. */
    private record Heap(
            List<Part> parts, Set<Integer> done, @Nullable String broken) {}

    AttemptOutput of(StoreQuery.Left left) {
        Heap heap = heap(left);
        if (heap.parts.isEmpty() || heap.done.size() < left.blocks()) {
            return new AttemptOutput.Incomplete(heap.done, heap.broken);
        }
        try {
            return published(left, heap.parts);
        } catch (Failure failure) {
            if (failure.failureClass() != FailureClass.STORE_CORRUPT) {
                throw failure;
            }
            return new AttemptOutput.Incomplete(Set.of(), failure.getMessage());
        }
    }

    private AttemptOutput published(StoreQuery.Left left, List<Part> parts) {
        Publication publication = new Publication(store);
        String stage = left.task().id();
        if (left.blocks() == 0) {
            Part only = parts.getFirst();
            return complete(left, publication.publish(stage, left.key(), only.prefix), only.figures);
        }
        List<String> prefixes = parts.stream().map(Part::prefix).toList();
        String merged = prefix(run, left.step(), left.last());
        return complete(left, publication.publishParts(stage, left.key(), prefixes, merged), Map.of());
    }

    private AttemptOutput complete(StoreQuery.Left left, Published published, Map<String, Double> figures) {
        String checkpoints = run.uid() + "/checkpoints/" + left.step() + "/" + left.key() + "/";
        new Checkpoints(store, checkpoints).clear();
        tally.published(left.task(), published.manifest().size());
        return new AttemptOutput.Complete(published.location(), figures);
    }

    /** Returns the parts that are needed and no others, so that memory does not grow with the rest. */
    private Heap heap(StoreQuery.Left left) {
        List<Part> parts = new ArrayList<>();
        Set<Integer> done = new TreeSet<>();
        String broken = null;
        for (int attempt = left.first(); attempt <= left.last(); attempt++) {
            for (String prefix : prefixes(left, attempt)) {
                try {
                    Part part = part(left, prefix);
                    if (left.blocks() == 0) {
                        return new Heap(List.of(part), Set.of(), null);
                    }
                    // Two pods of one index leave the same blocks: one of them is enough.
                    if (part.blocks.stream().noneMatch(done::contains)) {
                        parts.add(part);
                        done.addAll(part.blocks);
                    }
                } catch (Failure failure) {
                    if (failure.failureClass() != FailureClass.STORE_CORRUPT) {
                        throw failure;
                    }
                    broken = failure.getMessage();
                }
            }
        }
        return new Heap(parts, done, broken);
    }

    private Part part(StoreQuery.Left left, String prefix) {
        Published published = new Publication(store).verified(prefix);
        return new Part(
                prefix,
                new Figures(store).of(left.task(), published),
                published.manifest().blocks());
    }

    /** Returns where a pod has written a manifest; that of a known pod is read even where the listing lags behind. */
    private SequencedSet<String> prefixes(StoreQuery.Left left, int attempt) {
        String above = prefix(run, left.step(), attempt);
        SequencedSet<String> prefixes = new LinkedHashSet<>();
        try (Stream<StoredObject> objects = store.list(above)) {
            objects.map(StoredObject::key)
                    .filter(key -> key.substring(above.length()).matches("[^/]+/" + ArtifactManifest.FILE))
                    .map(key -> key.substring(0, key.length() - ArtifactManifest.FILE.length()))
                    .sorted()
                    .forEach(prefixes::add);
        }
        if (attempt == left.last()) {
            left.pods().stream()
                    .map(pod -> above + pod + "/")
                    .filter(prefix -> !prefixes.contains(prefix))
                    .filter(prefix -> store.size(prefix + ArtifactManifest.FILE).isPresent())
                    .forEach(prefixes::add);
        }
        return prefixes;
    }
}
