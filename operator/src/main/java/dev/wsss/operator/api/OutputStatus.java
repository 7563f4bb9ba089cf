package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import java.util.List;
import java.util.stream.Stream;

/** A published artifact. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutputStatus(
        @JsonPropertyDescription("Name of the artifact by its content.")
        String digest,

        @JsonPropertyDescription("Key of the artifact's manifest in the store.")
        String manifest,

        @JsonPropertyDescription("Prefixes that hold its objects.")
        List<String> parts) {
    public OutputStatus {
        parts = List.copyOf(parts);
    }

    /** Returns a location as the status holds it. */
    public static OutputStatus of(ArtifactLocation location) {
        return new OutputStatus(location.digest().hex(), location.manifest(), location.parts());
    }

    /**
     * Returns every place in the store that this output refers to: the prefixes of its objects, and its manifest, which
     * may lie elsewhere.
     */
    public List<String> keys() {
        return Stream.concat(parts.stream(), Stream.of(manifest)).toList();
    }

    /** Returns the output as orders hold it. */
    public ArtifactLocation location() {
        return new ArtifactLocation(new ArtifactDigest(digest), manifest, parts);
    }
}
