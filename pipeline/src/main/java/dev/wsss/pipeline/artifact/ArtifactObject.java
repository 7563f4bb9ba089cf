package dev.wsss.pipeline.artifact;

import dev.wsss.pipeline.store.ObjectKey;
import java.util.Set;

/**
 * One object of an artifact.
 *
 * @param name relative to the attempt that wrote it
 * @param size in bytes
 * @param sha256 of its bytes, in hex
 */
public record ArtifactObject(String name, long size, String sha256) {
    private static final Set<String> BESIDE =
            Set.of(ArtifactManifest.FILE, AttemptRecord.FILE, ProgressRecord.FILE, "log.txt", "outcome.json");

    public ArtifactObject {
        checkedName(name);
        if (size < 0) {
            throw new IllegalArgumentException("size: of '" + name + "' is negative");
        }
        if (!Sha256.isOne(sha256)) {
            throw new IllegalArgumentException("sha256: of '" + name + "' is no SHA-256 in lower-case hex");
        }
    }

    /** Refuses names that a store cannot hold and those of the documents beside an artifact. */
    static String checkedName(String name) {
        if (BESIDE.contains(ObjectKey.checked(name))) {
            throw new IllegalArgumentException("name: '" + name + "' belongs to the attempt, not to the artifact");
        }
        return name;
    }
}
