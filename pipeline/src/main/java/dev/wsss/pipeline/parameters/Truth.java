package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/** Parameters of truth. */
public record Truth(
        @JsonPropertyDescription("Masks per tar.") @Min(1) int blockSize) {}
