package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** Parameters of mine-objects: which masks are simple enough to cut an object out (CDA: make_aug_fg). */
public record MineObjects(
        @JsonPropertyDescription("Smallest share of the picture that the object covers.") @Min(0) @Max(1)
        double minimumShare,

        @JsonPropertyDescription("Largest share of the picture that the object covers.") @Min(0) @Max(1)
        double maximumShare,

        @JsonPropertyDescription("Only take pictures with a single image label; CDA uses the mask alone.")
        boolean requireSingleLabel) {
    /** Returns the rules that concern several fields. */
    public static Rules<MineObjects> rules() {
        return new Rules<MineObjects>()
                .atMost("minimumShare", MineObjects::minimumShare, "maximumShare", MineObjects::maximumShare);
    }
}
