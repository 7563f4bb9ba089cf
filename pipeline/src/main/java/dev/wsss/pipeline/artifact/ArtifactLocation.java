package dev.wsss.pipeline.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Location of a published artifact; the cache's pointers and the inputs of an order hold this.
 *
 * @param digest of the manifest
 * @param manifest key of the manifest
 * @param parts prefixes that hold the objects, each ending with a slash; several when pods shared the work
 */
public record ArtifactLocation(
        @JsonProperty(required = true) ArtifactDigest digest,
        @JsonProperty(required = true) String manifest,
        @JsonProperty(required = true) List<String> parts) {
    public ArtifactLocation {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts: none given");
        }
        for (String part : parts) {
            if (!part.endsWith("/")) {
                throw new IllegalArgumentException("parts: '" + part + "' does not end with a slash");
            }
        }
    }
}
