package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.store.Store;
import java.util.List;

/** The order in which objects of artifacts are removed: manifests first, so that what is left half-removed is no artifact. */
public final class Removal {
    private Removal() {}

    /** Removes the objects under these keys. */
    public static void of(Store store, List<String> keys) {
        keys.stream().filter(Removal::isManifest).forEach(store::delete);
        keys.stream().filter(key -> !isManifest(key)).forEach(store::delete);
    }

    private static boolean isManifest(String key) {
        return key.endsWith("/" + ArtifactManifest.FILE);
    }
}
