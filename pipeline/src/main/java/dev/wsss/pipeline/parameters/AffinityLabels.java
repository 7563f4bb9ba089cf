package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.wsss.pipeline.tree.Variant;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of affinity-labels: which pixels of the maps are trusted.
 *
 * @param own those of the method
 */
public record AffinityLabels(
        @ExecutionOnly
        @JsonPropertyDescription("Pods that share the pictures in a cluster.")
        @Min(1)
        @Max(MakeCam.SHARDS)
        int shards,

        @Variant.Own @JsonUnwrapped @Nullable Record own) {}
