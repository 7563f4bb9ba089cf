package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A comparison of a published artifact with its manifest, without reading its objects. */
final class Verification {
    private Verification() {}

    /**
     * Returns the manifest at a location; a failure when it is absent, no manifest, or another one than the digest
     * says.
     */
    static ArtifactManifest manifest(Store store, ArtifactLocation location) {
        ArtifactManifest manifest = manifest(store, location.manifest());
        if (!manifest.digest().equals(location.digest())) {
            throw corrupt(
                    store,
                    location.manifest(),
                    "has another digest than " + location.digest().brief());
        }
        return manifest;
    }

    static ArtifactManifest manifest(Store store, String key) {
        try {
            byte[] bytes = DocumentKind.MANIFEST.find(store, key).orElseThrow(() -> corrupt(store, key, "is gone"));
            return ArtifactManifest.parse(bytes, "object '" + key + "' in store " + store.describe());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Fails at the first object that is absent or has another size than the manifest says. */
    static void sizes(Store store, ArtifactLocation location, ArtifactManifest manifest) {
        Map<String, Found> listed = listed(store, location);
        for (ArtifactObject object : manifest.objects()) {
            Found found = found(store, location, listed, object);
            if (found.size() != object.size()) {
                throw corrupt(store, found.key(), "has " + found.size() + " bytes, its manifest says " + object.size());
            }
        }
    }

    /** Returns the keys of the objects by name; empty where one part holds them all. */
    static Map<String, String> keys(Store store, ArtifactLocation location, ArtifactManifest manifest) {
        if (location.parts().size() == 1) {
            return Map.of();
        }
        Map<String, Found> listed = listed(store, location);
        Map<String, String> keys = new HashMap<>();
        for (ArtifactObject object : manifest.objects()) {
            keys.put(object.name(), found(store, location, listed, object).key());
        }
        return keys;
    }

    /** An object as it lies in the store. */
    private record Found(String key, long size) {}

    /**
     * Returns the size of an object by a request of its own; a listing may lag behind; only a direct look decides that
     * an object is not there.
     */
    private static Found found(
            Store store, ArtifactLocation location, Map<String, Found> listed, ArtifactObject object) {
        Found found = listed.get(object.name());
        if (found != null) {
            return found;
        }
        for (String part : location.parts()) {
            OptionalLong size = store.size(part + object.name());
            if (size.isPresent()) {
                return new Found(part + object.name(), size.getAsLong());
            }
        }
        throw location.parts().size() == 1
                ? corrupt(store, location.parts().getFirst() + object.name(), "is gone")
                : corrupt(store, object.name(), "is gone: it is in none of " + location.parts());
    }

    private static Map<String, Found> listed(Store store, ArtifactLocation location) {
        Map<String, Found> listed = new HashMap<>();
        for (String part : location.parts()) {
            try (Stream<StoredObject> objects = store.list(part)) {
                objects.forEach(
                        each -> listed.put(each.key().substring(part.length()), new Found(each.key(), each.size())));
            }
        }
        return listed;
    }

    static Failure corrupt(Store store, String key, String why) {
        return new Failure(FailureClass.STORE_CORRUPT, "object '" + key + "' in store " + store.describe() + " " + why);
    }
}
