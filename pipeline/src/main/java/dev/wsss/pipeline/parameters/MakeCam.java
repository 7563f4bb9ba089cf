package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.Distinct;
import dev.wsss.pipeline.tree.Limits;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Parameters of make-cam: activation maps over several scales (IRNet: make_cam). */
public record MakeCam(
        @Flag("--cam_scales")
        @JsonPropertyDescription("Factors on the picture's size whose maps are added.")
        @Size(min = 1, max = Limits.LIST)
        @Distinct
        List<@Min(value = 0, inclusive = false) @Max(8) Double> scales,

        @JsonPropertyDescription("Also add the maps of the mirrored picture.")
        boolean mirror,

        @ExecutionOnly @JsonPropertyDescription("Pods that share the pictures in a cluster.") @Min(1) @Max(SHARDS)
        int shards) {
    /** Pods that one step may have: each adds a prefix to the orders of later steps, which are annotations of limited size. */
    static final int SHARDS = 256;

    public MakeCam {
        scales = List.copyOf(scales);
    }
}
