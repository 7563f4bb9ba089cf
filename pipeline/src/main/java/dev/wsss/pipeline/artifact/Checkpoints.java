package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Half-done work of one step key, kept so that another attempt continues it: complete or absent, the newest two.
 *
 * <p>Where executions can overlap unseen, on a node that was cut off for instance, each writes below a name of its own and reads
 * what all have written.
 *
 * @param store where they are kept
 * @param prefix of this key's checkpoints, ending with a slash; see {@link #prefix}
 * @param writer where this execution writes below the prefix: empty, or a folder ending with a slash
 */
public record Checkpoints(Store store, String prefix, String writer) {
    private static final int KEPT = 2;
    private static final String KIND = "checkpoint";
    private static final Pattern COMPLETE = Pattern.compile("((?:[^/]+/)?)([0-9]{12})/" + ArtifactManifest.FILE);

    public Checkpoints {
        if (!prefix.endsWith("/") || !(writer.isEmpty() || writer.endsWith("/"))) {
            throw new IllegalArgumentException("prefix, writer: have to end with a slash");
        }
    }

    /** Opens the checkpoints of a key that one execution at a time works on. */
    public Checkpoints(Store store, String prefix) {
        this(store, prefix, "");
    }

    /** Returns where the checkpoints of a step key lie. */
    public static String prefix(String stage, String key) {
        return "checkpoints/" + stage + "/" + key + "/";
    }

    /** A writer of the objects of one checkpoint. */
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

    /** A folder that has a manifest. */
    private record Complete(String folder, long position) {}

    /** Saves a checkpoint, then removes all of this writer's but the newest two. */
    public void save(long position, Contents contents) throws IOException {
        if (position < 0) {
            throw new IllegalArgumentException("position: is negative");
        }
        String folder = prefix + writer + String.format(Locale.ROOT, "%012d/", position);
        store.delete(folder + ArtifactManifest.FILE);
        ArtifactWriter output = new ArtifactWriter(store, folder, KIND, 1);
        contents.into(output);
        output.finish();
        complete(prefix + writer).stream().skip(KEPT).forEach(each -> remove(each.folder));
    }

    /** Returns the newest checkpoint that is whole; broken ones are passed over. */
    public Optional<Checkpoint> newest() {
        return complete(prefix).stream().flatMap(this::whole).findFirst();
    }

    /** Removes all, when the step has published its output. */
    public void clear() {
        removeBelow(prefix);
    }

    private Stream<Checkpoint> whole(Complete complete) {
        String manifestKey = complete.folder + ArtifactManifest.FILE;
        try {
            ArtifactManifest manifest = Verification.manifest(store, manifestKey);
            ArtifactReader objects = ArtifactReader.open(
                    store, new ArtifactLocation(manifest.digest(), manifestKey, List.of(complete.folder)));
            objects.verifyAll();
            return Stream.of(new Checkpoint(complete.position, objects));
        } catch (Failure failure) {
            if (failure.failureClass() != FailureClass.STORE_CORRUPT) {
                throw failure;
            }
            return Stream.empty();
        }
    }

    /** Returns what has a manifest, newest first. */
    private List<Complete> complete(String where) {
        try (Stream<StoredObject> objects = store.list(where)) {
            return objects.flatMap(each -> {
                        Matcher name = COMPLETE.matcher(each.key().substring(where.length()));
                        return name.matches()
                                ? Stream.of(new Complete(
                                        where + name.group(1) + name.group(2) + "/", Long.parseLong(name.group(2))))
                                : Stream.empty();
                    })
                    .sorted(Comparator.comparing(Complete::position).reversed())
                    .toList();
        }
    }

    private void remove(String folder) {
        // The manifest goes first: what is left half-removed is no checkpoint.
        store.delete(folder + ArtifactManifest.FILE);
        removeBelow(folder);
    }

    private void removeBelow(String where) {
        List<String> keys;
        try (Stream<StoredObject> objects = store.list(where)) {
            keys = objects.map(StoredObject::key).toList();
        }
        keys.forEach(store::delete);
    }
}
