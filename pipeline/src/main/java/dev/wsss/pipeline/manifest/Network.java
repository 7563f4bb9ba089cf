package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.ValidationRule;

/** The shape of the networks. */
@ValidationRule(
        value = "!has(self.width) || self.width in [1.0, 0.5, 0.25, 0.125]",
        message = "must be 1, 0.5, 0.25 or 0.125",
        fieldPath = ".width")
public record Network(
        @JsonPropertyDescription(
                "Channels as a multiple of the published network's: 1, 0.5, 0.25 or 0.125. Published weights "
                        + "fit 1 only.")
        double width) {
    /** Refuses values that make no sense, all of them at once. */
    public Network {
        new Checks()
                .that(
                        width == 1 || width == 0.5 || width == 0.25 || width == 0.125,
                        "width",
                        "is " + width + ", but must be 1, 0.5, 0.25 or 0.125")
                .orRefuse();
    }
}
