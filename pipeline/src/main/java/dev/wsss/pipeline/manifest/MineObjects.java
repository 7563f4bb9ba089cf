package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** Parameters of mine-objects: which masks are simple enough to cut an object out (CDA). */
@ValidationRule(
        value = "!has(self.minimumShare) || !has(self.maximumShare) || self.minimumShare <= self.maximumShare",
        message = "must not exceed maximumShare",
        fieldPath = ".minimumShare")
public record MineObjects(
        @JsonPropertyDescription("Smallest share of the picture that the object covers.") @Min(0) @Max(1)
        double minimumShare,

        @JsonPropertyDescription("Largest share of the picture that the object covers.") @Min(0) @Max(1)
        double maximumShare,

        @JsonPropertyDescription("Only take pictures with a single image label; CDA looks at the mask alone.")
        boolean requireSingleLabel) {
    /** Refuses values that make no sense, all of them at once. */
    public MineObjects {
        new Checks()
                .within(0, 1, "minimumShare", minimumShare)
                .within(0, 1, "maximumShare", maximumShare)
                .that(
                        minimumShare <= maximumShare,
                        "minimumShare",
                        "is " + minimumShare + ", but must not exceed maximumShare " + maximumShare)
                .orRefuse();
    }
}
