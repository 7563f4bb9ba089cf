package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import java.util.List;

/**
 * A published artifact.
 *
 * @param digest its name by content
 * @param manifest key of its manifest in the store
 * @param parts prefixes that hold its objects
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutputStatus(String digest, String manifest, List<String> parts) {
    public OutputStatus {
        parts = List.copyOf(parts);
    }

    /** As the status holds it. */
    public static OutputStatus of(ArtifactLocation location) {
        return new OutputStatus(location.digest().hex(), location.manifest(), location.parts());
    }

    /** As orders hold it. */
    public ArtifactLocation location() {
        return new ArtifactLocation(new ArtifactDigest(digest), manifest, parts);
    }
}
