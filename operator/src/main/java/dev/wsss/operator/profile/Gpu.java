package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;

/** The accelerator of a pod. */
public record Gpu(
        @JsonPropertyDescription("Name of the extended resource.") @Pattern("^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$")
        String resourceName,

        @JsonPropertyDescription("How many; a stage uses one.") @Min(0)
        int count) {
    /** Refuses values that make no sense, all of them at once. */
    public Gpu {
        new Checks()
                .that(
                        resourceName.matches("[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+"),
                        "resourceName",
                        "is '" + resourceName + "', but must be like nvidia.com/gpu")
                .atLeast(0, "count", count)
                .orRefuse();
    }
}
