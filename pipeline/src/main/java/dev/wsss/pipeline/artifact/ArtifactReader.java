package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the objects of one published artifact: size and digest are checked once, before an object's first byte is
 * handed out, so that a broken object is never a decoder's stack trace. Copies what it checks to the cache where that
 * has room, and reads the copy from then on. May be used by several threads; one of them checks an object.
 */
public final class ArtifactReader {
    /** Smaller objects are hashed in memory and read once; larger ones are read twice the first time. */
    private static final long IN_MEMORY = 4 << 20;

    private final Store store;
    private final ObjectCache cache;
    private final ArtifactManifest manifest;
    private final Map<String, Located> objects;

    private ArtifactReader(Store store, ObjectCache cache, ArtifactManifest manifest, Map<String, Located> objects) {
        this.store = store;
        this.cache = cache;
        this.manifest = manifest;
        this.objects = objects;
    }

    /** Reads the manifest at this location and holds it against the digest. */
    public static ArtifactReader open(Store store, ArtifactLocation location) {
        return open(store, location, ObjectCache.none());
    }

    /** Reads the manifest at this location and holds it against the digest; objects are copied to the cache. */
    public static ArtifactReader open(Store store, ArtifactLocation location, ObjectCache cache) {
        ArtifactManifest manifest = Verification.manifest(store, location);
        Map<String, Located> objects = new LinkedHashMap<>();
        Map<String, String> keys = Verification.keys(store, location, manifest);
        for (ArtifactObject object : manifest.objects()) {
            String only = location.parts().getFirst() + object.name();
            objects.put(object.name(), new Located(object, keys.getOrDefault(object.name(), only)));
        }
        return new ArtifactReader(store, cache, manifest, objects);
    }

    /** Returns what the artifact consists of. */
    public ArtifactManifest manifest() {
        return manifest;
    }

    /** Names of the objects in order. */
    public List<String> names() {
        return List.copyOf(objects.keySet());
    }

    /** Returns whether the artifact has such an object. */
    public boolean has(String name) {
        return objects.containsKey(name);
    }

    /** Opens an object. */
    public InputStream open(String name) {
        Located located = located(name);
        byte[] read = verified(located);
        if (read != null) {
            return new ByteArrayInputStream(read);
        }
        ObjectCache.Copy copy = located.copy;
        return copy == null ? store.open(located.key) : copy.open(0, copy.size());
    }

    /** Opens {@code length} bytes of an object from {@code offset} on. */
    public InputStream open(String name, long offset, long length) {
        Located located = located(name);
        verified(located);
        ObjectCache.Copy copy = located.copy;
        return copy == null ? store.open(located.key, offset, length) : copy.open(offset, length);
    }

    /** Returns a whole object in memory. */
    public byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    /** Returns a whole object in memory, which must not be larger than its kind. */
    public byte[] bytes(String name, DocumentKind kind) throws IOException {
        Located located = located(name);
        if (located.object.size() > kind.limit()) {
            throw kind.tooLarge(store, located.key, located.object.size());
        }
        try (InputStream in = open(name)) {
            return in.readNBytes(kind.limit());
        }
    }

    /** Reads everything that was not read before, and fails at the first object that is not as its manifest says. */
    public void verifyAll() {
        objects.values().forEach(this::verified);
    }

    private Located located(String name) {
        Located located = objects.get(name);
        if (located == null) {
            throw new Failure(
                    FailureClass.STORE_CORRUPT,
                    "the " + manifest.kind() + " of digest " + manifest.digest().brief() + " in store "
                            + store.describe() + " have no object '" + name + "'");
        }
        return located;
    }

    private void checkSize(Located located) {
        long expected = located.object.size();
        long size = store.size(located.key).orElseThrow(() -> corrupt(located, "is gone"));
        if (size != expected) {
            throw corrupt(located, "has " + size + " bytes, its manifest says " + expected);
        }
    }

    private ObjectCache.@Nullable Copy copied(Located located) throws IOException {
        long size = located.object.size();
        ObjectCache.Copy copy = cache.copy(size, () -> store.open(located.key));
        if (copy != null && copy.size() != size) {
            checkSize(located);
        }
        return copy;
    }

    /** Verifies an object that was not verified before; returns its content where only that is in memory. */
    private byte @Nullable [] verified(Located located) {
        synchronized (located) {
            if (located.verified) {
                return null;
            }
            try {
                ObjectCache.Copy copy = copied(located);
                if (copy != null) {
                    accept(located, copy.sha256());
                    located.copy = copy;
                    return null;
                }
                checkSize(located);
                try (InputStream in = store.open(located.key)) {
                    byte[] small = located.object.size() <= IN_MEMORY ? in.readNBytes((int) IN_MEMORY + 1) : null;
                    accept(located, small == null ? Sha256.of(in) : Sha256.of(small));
                    return small;
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private void accept(Located located, String sha256) {
        if (!sha256.equals(located.object.sha256())) {
            throw corrupt(located, "has other bytes than its manifest says");
        }
        located.verified = true;
    }

    private Failure corrupt(Located located, String why) {
        return new Failure(
                FailureClass.STORE_CORRUPT,
                "object '" + located.key + "' in store " + store.describe() + " " + why
                        + "; delete it and run again: its step makes it again");
    }

    /** An object and the key it lies under; verified by the thread that holds its monitor. */
    private static final class Located {
        private final ArtifactObject object;
        private final String key;
        private boolean verified;
        private volatile ObjectCache.@Nullable Copy copy;

        Located(ArtifactObject object, String key) {
            this.object = object;
            this.key = key;
        }
    }
}
