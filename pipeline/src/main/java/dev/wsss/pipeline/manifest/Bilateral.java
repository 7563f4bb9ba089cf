package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;

/** The appearance kernel of a dense CRF, named as in pydensecrf. */
public record Bilateral(
        @JsonPropertyDescription("Standard deviation in pixels.")
        double sxy,

        @JsonPropertyDescription("Standard deviation in grey levels 0..255.")
        double srgb,

        @JsonPropertyDescription("Weight of the kernel.") double compat) {
    /** Refuses values that make no sense, all of them at once. */
    public Bilateral {
        new Checks()
                .positive("sxy", sxy)
                .positive("srgb", srgb)
                .within(0, 1000, "compat", compat)
                .orRefuse();
    }
}
