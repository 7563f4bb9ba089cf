package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.ids.ArtifactKind;
import org.jspecify.annotations.Nullable;

/**
 * Output of a step, or a user's own input.
 *
 * @param name unique in a pipeline, for example {@code decoupled-cams}
 * @param kind what it is
 * @param given where the user keeps it, exactly as in the manifest; absent when a step makes it
 */
public record Artifact(
        String name, ArtifactKind kind, @Nullable String given) {
    /** Returns an artifact that a step makes. */
    public static Artifact made(String name, ArtifactKind kind) {
        return new Artifact(name, kind, null);
    }

    /** Returns whether it comes from outside. */
    public boolean isGiven() {
        return given != null;
    }
}
