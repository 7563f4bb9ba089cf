package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.artifact.CanonicalJson;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The content of a store after a run.
 *
 * @param folder of the store
 */
record Stored(Path folder) {
    /**
     * Returns the digest of every published artifact by stage and key, each byte verified, and of every mask written
     * for people.
     */
    Map<String, String> digests() throws IOException {
        return digests(new DirectoryStore(folder));
    }

    /** Returns the digests of any store. */
    static Map<String, String> digests(Store store) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String key : keys(store, "cache/")) {
            ArtifactLocation location = location(store, key);
            ArtifactReader.open(store, location).verifyAll();
            digests.put(key, location.digest().hex());
        }
        for (String key : keys(store, "runs/")) {
            if (key.contains("/masks/")) {
                digests.put(key, Sha256.of(bytes(store, key)));
            }
        }
        return digests;
    }

    /** Returns the location of the only published result of a stage. */
    Path result(String stage) throws IOException {
        List<String> pointers = keys("cache/" + stage + "/");
        assertThat(pointers).as(stage).isNotEmpty();
        return folder.resolve(location(new DirectoryStore(folder), pointers.getFirst())
                .parts()
                .getFirst());
    }

    /** Returns numbers of the attempts that left something. */
    List<String> attempts() {
        return keys("attempts/").stream()
                .map(key -> key.split("/")[3])
                .distinct()
                .toList();
    }

    /** Returns keys of all objects below a prefix. */
    List<String> keys(String prefix) {
        return keys(new DirectoryStore(folder), prefix);
    }

    private static List<String> keys(Store store, String prefix) {
        try (Stream<StoredObject> objects = store.list(prefix)) {
            return objects.map(StoredObject::key).sorted().toList();
        }
    }

    private static ArtifactLocation location(Store store, String pointer) throws IOException {
        return CanonicalJson.read(bytes(store, pointer), ArtifactLocation.class);
    }

    private static byte[] bytes(Store store, String key) throws IOException {
        try (InputStream in = store.open(key)) {
            return in.readAllBytes();
        }
    }
}
