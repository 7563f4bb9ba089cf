package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** Parameters of ir-label: which pixels of the maps are trusted (IRNet: cam_to_ir_label). */
@ValidationRule(
        value =
                "!has(self.backgroundThreshold) || !has(self.foregroundThreshold) || self.backgroundThreshold <= self.foregroundThreshold",
        message = "must not exceed foregroundThreshold",
        fieldPath = ".backgroundThreshold")
public record IrLabel(
        @Flag("--conf_fg_thres")
        @JsonPropertyDescription("Pixels that beat this background score are object.")
        @Min(0)
        @Max(1)
        double foregroundThreshold,

        @Flag("--conf_bg_thres")
        @JsonPropertyDescription("Pixels that do not even beat this one are background; those between are ignored.")
        @Min(0)
        @Max(1)
        double backgroundThreshold,

        @JsonPropertyDescription("CRF that sharpens both label maps.")
        LabelCrf crf,

        @ExecutionOnly @JsonPropertyDescription("Pods that share the pictures in a cluster.") @Min(1)
        int shards) {
    /** Refuses values that make no sense, all of them at once. */
    public IrLabel {
        new Checks()
                .within(0, 1, "foregroundThreshold", foregroundThreshold)
                .within(0, 1, "backgroundThreshold", backgroundThreshold)
                .that(
                        backgroundThreshold <= foregroundThreshold,
                        "backgroundThreshold",
                        "is " + backgroundThreshold + ", but must not exceed foregroundThreshold "
                                + foregroundThreshold)
                .atLeast(1, "shards", shards)
                .orRefuse();
    }
}
