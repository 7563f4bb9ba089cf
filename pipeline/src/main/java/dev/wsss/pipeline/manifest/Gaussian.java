package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** The smoothness kernel of a dense CRF, named as in pydensecrf. */
public record Gaussian(
        @JsonPropertyDescription("Standard deviation in pixels.") @Min(value = 0, inclusive = false)
        double sxy,

        @JsonPropertyDescription("Weight of the kernel.") @Min(0) @Max(1000)
        double compat) {
    /** Refuses values that make no sense, all of them at once. */
    public Gaussian {
        new Checks().positive("sxy", sxy).within(0, 1000, "compat", compat).orRefuse();
    }
}
