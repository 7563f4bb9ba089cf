package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** The appearance kernel of a dense CRF, named as in pydensecrf. */
public record Bilateral(
        @JsonPropertyDescription("Standard deviation in pixels.") @Min(value = 0, inclusive = false)
        double sxy,

        @JsonPropertyDescription("Standard deviation in grey levels 0..255.") @Min(value = 0, inclusive = false)
        double srgb,

        @JsonPropertyDescription("Weight of the kernel.") @Min(0) @Max(1000)
        double compat) {
    /** Refuses values that make no sense, all of them at once. */
    public Bilateral {
        new Checks()
                .positive("sxy", sxy)
                .positive("srgb", srgb)
                .within(0, 1000, "compat", compat)
                .orRefuse();
    }
}
