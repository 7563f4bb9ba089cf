package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.Store;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A writer of the objects of one artifact, which hashes them on their way and writes the manifest last.
 *
 * <p>Objects may be written by several threads at once. Without {@link #finish} there is no artifact for any reader.
 */
public final class ArtifactWriter {
    private final Store store;
    private final String prefix;
    private final String kind;
    private final int contractVersion;
    private final Set<String> names = new HashSet<>();
    private final List<ArtifactObject> objects = new ArrayList<>();

    /** Creates a writer below an attempt's prefix, which ends with a slash. */
    public ArtifactWriter(Store store, String prefix, String kind, int contractVersion) {
        this.store = store;
        this.prefix = prefix;
        this.kind = kind;
        this.contractVersion = contractVersion;
    }

    /**
     * Streams one object; a name may be written once.
     *
     * @throws IOException only what {@code content} throws
     */
    public ArtifactObject write(String name, Content content) throws IOException {
        claim(ArtifactObject.checkedName(name));
        Hashed[] last = new Hashed[1];
        // A store that retries writes the content again: only its last pass counts.
        store.put(prefix + name, out -> {
            Hashed hashed = new Hashed(out);
            content.writeTo(hashed);
            last[0] = hashed;
        });
        ArtifactObject object = new ArtifactObject(name, last[0].size, Sha256.hex(last[0].digest.digest()));
        synchronized (objects) {
            objects.add(object);
        }
        return object;
    }

    /** Writes one object from memory. */
    public ArtifactObject write(String name, byte[] content) {
        try {
            return write(name, Content.of(content));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot fail", impossible);
        }
    }

    /** Completes the artifact: writes its manifest. */
    public ArtifactManifest finish() {
        ArtifactManifest manifest;
        synchronized (objects) {
            manifest = new ArtifactManifest(kind, contractVersion, objects);
        }
        store.put(prefix + ArtifactManifest.FILE, manifest.bytes());
        return manifest;
    }

    private void claim(String name) {
        synchronized (objects) {
            if (!names.add(name)) {
                throw new IllegalArgumentException("name: '" + name + "' is written twice");
            }
        }
    }

    /** A stream that counts and hashes what passes. */
    private static final class Hashed extends FilterOutputStream {
        private final MessageDigest digest = Sha256.start();
        private long size;

        Hashed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            out.write(single);
            digest.update((byte) single);
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
            size += length;
        }
    }
}
