package dev.wsss.pipeline.artifact;

/**
 * An artifact whose manifest is complete and whose objects have their sizes.
 *
 * @param location where it lies
 * @param manifest what it consists of
 */
public record Published(ArtifactLocation location, ArtifactManifest manifest) {
    public Published {
        if (!manifest.digest().equals(location.digest())) {
            throw new IllegalArgumentException("manifest: its digest is not that of the location");
        }
    }

    /** Returns the artifact's name. */
    public ArtifactDigest digest() {
        return location.digest();
    }
}
