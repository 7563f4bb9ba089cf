package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import java.util.List;

/** Parameters of make-cam: activation maps over several scales (IRNet: make_cam). */
public record MakeCam(
        @Flag("--cam_scales") @JsonPropertyDescription("Factors on the picture's size whose maps are added.")
        List<Double> scales,

        @JsonPropertyDescription("Also add the maps of the mirrored picture.")
        boolean mirror,

        @ExecutionOnly @JsonPropertyDescription("Pods that share the pictures in a cluster.")
        int shards) {
    /** Refuses values that make no sense, all of them at once. */
    public MakeCam {
        scales = List.copyOf(scales);
        new Checks()
                .distinct("scales", scales)
                .that(
                        scales.stream().allMatch(scale -> scale > 0 && scale <= 8),
                        "scales",
                        "has a factor outside 0 to 8")
                .atLeast(1, "shards", shards)
                .orRefuse();
    }
}
