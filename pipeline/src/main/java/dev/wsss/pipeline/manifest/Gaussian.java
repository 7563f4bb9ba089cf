package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;

/** The smoothness kernel of a dense CRF, named as in pydensecrf. */
public record Gaussian(
        @JsonPropertyDescription("Standard deviation in pixels.")
        double sxy,

        @JsonPropertyDescription("Weight of the kernel.") double compat) {
    /** Refuses values that make no sense, all of them at once. */
    public Gaussian {
        new Checks().positive("sxy", sxy).within(0, 1000, "compat", compat).orRefuse();
    }
}
