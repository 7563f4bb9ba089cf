package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.Expects;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;

/** The accelerator of a pod. */
public record Gpu(
        @JsonPropertyDescription("Name of the extended resource.")
        @Pattern("^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$")
        @Expects("must be like nvidia.com/gpu")
        String resourceName,

        @JsonPropertyDescription("How many; a stage uses one.") @Min(0)
        int count) {}
