package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The single moment at which an attempt's output becomes its step's output.
 *
 * <p>A complete, verified manifest is the only evidence of success; a pointer under the step's key makes it findable
 * and is never used without the same verification.
 *
 * @param store what holds attempts, pointers and checkpoints
 */
public record Publication(Store store) {
    /** Returns what an attempt writes below; ends with a slash. */
    public static String attemptPrefix(String stage, String key, int attempt) {
        return "attempts/" + stage + "/" + key + "/" + attempt + "/";
    }

    /** Returns the number of the next attempt; to be called under the key's lock. */
    public int nextAttempt(String stage, String key) {
        String prefix = "attempts/" + stage + "/" + key + "/";
        try (Stream<StoredObject> objects = store.list(prefix)) {
            return 1
                    + objects.map(each -> each.key().substring(prefix.length()).split("/", 2)[0])
                            .filter(number -> number.matches("[0-9]{1,9}"))
                            .mapToInt(Integer::parseInt)
                            .max()
                            .orElse(0);
        }
    }

    /** Removes what other attempts have left under a key, half-written or damaged; to be called under the key's lock. */
    public void clearOthers(String stage, String key, int attempt) {
        String kept = attemptPrefix(stage, key, attempt);
        List<String> left;
        try (Stream<StoredObject> objects = store.list("attempts/" + stage + "/" + key + "/")) {
            left = objects.map(StoredObject::key)
                    .filter(each -> !each.startsWith(kept))
                    .toList();
        }
        left.forEach(store::delete);
    }

    /** Publishes what lies below one prefix: verifies it against its manifest, then points the key to it. */
    public Published publish(String stage, String key, String prefix) {
        return point(stage, key, verified(prefix));
    }

    /** Returns what lies below one prefix, with the sizes of its objects verified; not published. */
    public Published verified(String prefix) {
        ArtifactManifest manifest = Verification.manifest(store, prefix + ArtifactManifest.FILE);
        return verified(manifest, prefix, List.of(prefix));
    }

    /**
     * Publishes parts that pods wrote below prefixes of their own as one artifact.
     *
     * @param parts prefixes with a complete manifest each
     * @param prefix where the merged manifest goes
     */
    public Published publishParts(String stage, String key, List<String> parts, String prefix) {
        List<ArtifactManifest> manifests = new ArrayList<>();
        long size = 0;
        for (String part : parts) {
            ArtifactManifest manifest = Verification.manifest(store, part + ArtifactManifest.FILE);
            size += manifest.bytes().length;
            if (size > DocumentKind.MANIFEST.limit()) {
                throw Verification.corrupt(
                        store,
                        part + ArtifactManifest.FILE,
                        "makes the manifests of one output larger than " + DocumentKind.MANIFEST.limit() + " bytes");
            }
            manifests.add(manifest);
        }
        ArtifactManifest merged = ArtifactManifest.merge(manifests);
        store.put(prefix + ArtifactManifest.FILE, merged.bytes());
        return point(stage, key, verified(merged, prefix, parts));
    }

    private Published verified(ArtifactManifest manifest, String prefix, List<String> parts) {
        ArtifactLocation location = new ArtifactLocation(manifest.digest(), prefix + ArtifactManifest.FILE, parts);
        Verification.sizes(store, location, manifest);
        return new Published(location, manifest);
    }

    private Published point(String stage, String key, Published published) {
        store.put(pointer(stage, key), CanonicalJson.bytes(published.location()));
        return published;
    }

    /** Returns what is published under a key; a broken publication is a miss that says what is wrong. */
    public Lookup find(String stage, String key) {
        String pointer = pointer(stage, key);
        if (store.size(pointer).isEmpty()) {
            return new Lookup.Miss("nothing was published under this key");
        }
        try {
            ArtifactLocation location = location(pointer);
            return new Lookup.Hit(verified(location));
        } catch (Failure failure) {
            if (failure.failureClass() != FailureClass.STORE_CORRUPT) {
                throw failure;
            }
            return new Lookup.Miss("ignoring the published result: " + failure.getMessage());
        }
    }

    /** Returns the artifact at a location, with the sizes of its objects verified. */
    public Published verified(ArtifactLocation location) {
        ArtifactManifest manifest = Verification.manifest(store, location);
        Verification.sizes(store, location, manifest);
        return new Published(location, manifest);
    }

    /** Forgets what a key points to; the objects stay. */
    public void retract(String stage, String key) {
        store.delete(pointer(stage, key));
    }

    private ArtifactLocation location(String pointer) {
        try {
            return CanonicalJson.read(DocumentKind.POINTER.read(store, pointer), ArtifactLocation.class);
        } catch (IOException invalid) {
            throw Verification.corrupt(store, pointer, "is no pointer to an artifact");
        }
    }

    private static String pointer(String stage, String key) {
        return "cache/" + stage + "/" + key + ".json";
    }
}
