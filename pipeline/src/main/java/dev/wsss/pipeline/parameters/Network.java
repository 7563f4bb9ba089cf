package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.AnyOf;

/** The shape of the networks. */
public record Network(
        @JsonPropertyDescription("Channels as a multiple of the published network's. Published weights fit 1 only.")
        @AnyOf({1, 0.5, 0.25, 0.125, 0.0625})
        double width) {}
