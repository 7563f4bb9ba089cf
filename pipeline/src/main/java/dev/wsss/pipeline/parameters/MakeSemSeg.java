package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.wsss.pipeline.tree.Variant;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of make-sem-seg: the random walk that turns maps into masks.
 *
 * @param own those of the method
 */
public record MakeSemSeg(
        @JsonPropertyDescription("Pairs of pixels closer than this exchange scores, in cells of the map.")
        @Min(2)
        @Max(32)
        int radius,

        @Flag("--beta") @JsonPropertyDescription("Affinities are raised to this power.") @Min(1)
        int beta,

        @Flag("--exp_times") @JsonPropertyDescription("The walk has two to this power steps.") @Min(0) @Max(16)
        int logSteps,

        @JsonPropertyDescription("CRF after the walk; no published recipe has one.") @Nullable
        Crf crf,

        @ExecutionOnly
        @JsonPropertyDescription("Pods that share the pictures in a cluster.")
        @Min(1)
        @Max(MakeCam.SHARDS)
        int shards,

        @Variant.Own @JsonUnwrapped @Nullable Record own) {}
