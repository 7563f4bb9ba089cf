package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import dev.wsss.pipeline.manifest.tree.Limits;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Parameters of make-cam: activation maps over several scales (IRNet: make_cam). */
@ValidationRule(
        value = "!has(self.scales) || self.scales.all(each, self.scales.exists_one(other, other == each))",
        message = "has an entry twice",
        fieldPath = ".scales")
public record MakeCam(
        @Flag("--cam_scales")
        @JsonPropertyDescription("Factors on the picture's size whose maps are added.")
        @Size(min = 1, max = Limits.LIST)
        List<@Min(value = 0, inclusive = false) @Max(8) Double> scales,

        @JsonPropertyDescription("Also add the maps of the mirrored picture.")
        boolean mirror,

        @ExecutionOnly @JsonPropertyDescription("Pods that share the pictures in a cluster.") @Min(1)
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
