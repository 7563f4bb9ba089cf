package dev.wsss.pipeline.source;

import dev.wsss.pipeline.artifact.DocumentKind;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.manifest.PublishedWeights;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.KeyLock;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Published weights by content, under {@code weights/SHA256}: in the user's cache, and in stores that others read. What is
 * there was compared with its digest before it was put there.
 *
 * @param store a folder or a bucket
 */
public record WeightsCache(Store store) {
    /** Returns the cache of this user: {@code $XDG_CACHE_HOME/wsss}, or {@code ~/.cache/wsss}. */
    public static WeightsCache ofUser(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return new WeightsCache(new DirectoryStore(base.resolve("wsss")));
    }

    /** Returns the digest of the file of a name that is kept here; empty where there is none. */
    public Optional<String> digest(PublishedWeights weights) {
        Optional<String> known = Optional.ofNullable(weights.sha256()).or(() -> noted(weights));
        return known.filter(sha256 -> store.size(PublishedWeights.key(sha256)).isPresent());
    }

    private Optional<String> noted(PublishedWeights weights) {
        try {
            return DocumentKind.DIGEST
                    .find(store, weights.note())
                    .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip())
                    .filter(Sha256::isOne);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a file that has this digest; refuses one that has another.
     *
     * @param waiting called when another process writes, too
     */
    public void keep(PublishedWeights weights, String sha256, Path file, Consumer<String> waiting)
            throws IOException, InterruptedException {
        try (InputStream in = Files.newInputStream(file)) {
            check(weights, sha256, in, file.toString());
        }
        try (KeyLock _ = store.lock(PublishedWeights.key(sha256), waiting)) {
            store.put(PublishedWeights.key(sha256), out -> copy(file, out));
            if (weights.sha256() == null) {
                store.put(weights.note(), sha256.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** Refuses bytes with another digest than the wanted one. */
    static void check(PublishedWeights weights, String wanted, InputStream content, String source) throws IOException {
        String actual = Sha256.of(content);
        if (!actual.equals(wanted)) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    source + ": has the SHA-256 " + actual + ", but " + weights.name() + " is " + wanted
                            + "; remove it and fetch it again (wsss weights get " + weights.name() + ")");
        }
    }

    private static void copy(Path file, OutputStream out) throws IOException {
        Files.copy(file, out);
    }

    /** Copies the file of a name to another place, under the same key. */
    public void copy(PublishedWeights weights, WeightsCache target) throws IOException {
        String sha256 = digest(weights)
                .orElseThrow(() -> new Failure(
                        FailureClass.INVALID_DATA,
                        "weights:" + weights.name() + " is not in the cache (" + store.describe()
                                + "); fetch it with: wsss weights get " + weights.name()));
        try (InputStream in = store.open(PublishedWeights.key(sha256))) {
            check(weights, sha256, in, store.describe() + "/" + PublishedWeights.key(sha256));
        }
        target.store.put(PublishedWeights.key(sha256), out -> {
            try (InputStream in = store.open(PublishedWeights.key(sha256))) {
                in.transferTo(out);
            }
        });
        if (weights.sha256() == null) {
            target.store.put(weights.note(), sha256.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
