package dev.wsss.pipeline.artifact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of an artifact: the SHA-256 of its manifest.
 *
 * @param hex 64 lower-case hex digits
 */
public record ArtifactDigest(@JsonValue String hex) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ArtifactDigest {
        if (!Sha256.isOne(hex)) {
            throw new IllegalArgumentException("digest: '" + hex + "' is no SHA-256 in lower-case hex");
        }
    }

    /** Returns enough digits for people. */
    public String brief() {
        return hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return hex;
    }
}
