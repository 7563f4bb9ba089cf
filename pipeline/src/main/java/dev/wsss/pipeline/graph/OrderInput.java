package dev.wsss.pipeline.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.ids.ArtifactKind;
import org.jspecify.annotations.Nullable;

/**
 * One artifact that an execution reads.
 *
 * @param name the artifact's name
 * @param kind what it is
 * @param digest its name by content
 * @param artifact where it lies in the store; absent for a user's own input
 * @param given where the user keeps it; absent for an artifact of the store
 */
public record OrderInput(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) ArtifactKind kind,
        @JsonProperty(required = true) ArtifactDigest digest,
        @Nullable ArtifactLocation artifact,
        @Nullable String given) {
    public OrderInput {
        if ((artifact == null) == (given == null)) {
            throw new IllegalArgumentException("inputs: " + name + " is either in the store or given");
        }
        if (artifact != null && !artifact.digest().equals(digest)) {
            throw new IllegalArgumentException("inputs: " + name + " lies under another digest than its own");
        }
    }

    /** Returns an artifact of the store. */
    public static OrderInput stored(Artifact artifact, ArtifactLocation location) {
        return new OrderInput(artifact.name(), artifact.kind(), location.digest(), location, null);
    }

    /** Returns a user's input, which is read where it lies. */
    public static OrderInput given(Artifact artifact, ArtifactDigest digest) {
        return new OrderInput(artifact.name(), artifact.kind(), digest, null, artifact.given());
    }
}
