package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Half-done work of one step key, kept so that another attempt continues it: complete or absent, the newest two.
 *
 * @param store where they are kept
 * @param prefix of this key's checkpoints, ending with a slash; see {@link #prefix}
 */
public record Checkpoints(Store store, String prefix) {
    private static final int KEPT = 2;
    private static final String KIND = "checkpoint";

    /** Where the checkpoints of a step key lie. */
    public static String prefix(String stage, String key) {
        return "checkpoints/" + stage + "/" + key + "/";
    }

    /** Writes the objects of one checkpoint. */
    @FunctionalInterface
    public interface Contents {
        /** Writes every object through {@code writer}, without finishing it. */
        void into(ArtifactWriter writer) throws IOException;
    }

    /**
     * A complete checkpoint whose every byte was verified.
     *
     * @param position how far the work had come, for example in optimiser steps
     * @param objects its contents
     */
    public record Checkpoint(long position, ArtifactReader objects) {}

    /** Saves a checkpoint, then removes all but the newest two. */
    public void save(long position, Contents contents) throws IOException {
        if (position < 0) {
            throw new IllegalArgumentException("position: is negative");
        }
        String folder = folder(position);
        store.delete(folder + ArtifactManifest.FILE);
        ArtifactWriter writer = new ArtifactWriter(store, folder, KIND, 1);
        contents.into(writer);
        writer.finish();
        List<Long> complete = completePositions();
        complete.stream().skip(KEPT).forEach(this::remove);
    }

    /** The newest checkpoint that is whole; broken ones are passed over. */
    public Optional<Checkpoint> newest() {
        return completePositions().stream().flatMap(this::whole).findFirst();
    }

    /** Removes all, when the step has published its output. */
    public void clear() {
        removeBelow(prefix);
    }

    private Stream<Checkpoint> whole(long position) {
        String folder = folder(position);
        try {
            ArtifactManifest manifest = Verification.manifest(store, folder + ArtifactManifest.FILE);
            ArtifactReader objects = ArtifactReader.open(
                    store, new ArtifactLocation(manifest.digest(), folder + ArtifactManifest.FILE, List.of(folder)));
            objects.verifyAll();
            return Stream.of(new Checkpoint(position, objects));
        } catch (Failure failure) {
            if (failure.failureClass() != FailureClass.STORE_CORRUPT) {
                throw failure;
            }
            return Stream.empty();
        }
    }

    /** Positions that have a manifest, newest first. */
    private List<Long> completePositions() {
        try (Stream<StoredObject> objects = store.list(prefix)) {
            return objects.map(each -> each.key().substring(prefix.length()))
                    .filter(name -> name.matches("[0-9]{12}/" + ArtifactManifest.FILE))
                    .map(name -> Long.valueOf(name.substring(0, 12)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private void remove(long position) {
        // The manifest goes first: what is left half-removed is no checkpoint.
        store.delete(folder(position) + ArtifactManifest.FILE);
        removeBelow(folder(position));
    }

    private void removeBelow(String where) {
        List<String> keys;
        try (Stream<StoredObject> objects = store.list(where)) {
            keys = objects.map(StoredObject::key).toList();
        }
        keys.forEach(store::delete);
    }

    private String folder(long position) {
        return prefix + "%012d/".formatted(position);
    }
}
