package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/** Parameters of prepare. */
public record Prepare(
        @JsonPropertyDescription("Pictures per tar and unit of sharding. Every later artifact keeps these blocks.")
        @Min(1)
        int blockSize) {}
