package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;

/** Parameters of ir-label: which pixels of the maps are trusted (IRNet: cam_to_ir_label). */
public record IrLabel(
        @Flag("--conf_fg_thres") @JsonPropertyDescription("Pixels that beat this background score are object.")
        double foregroundThreshold,

        @Flag("--conf_bg_thres")
        @JsonPropertyDescription("Pixels that do not even beat this one are background; those between are ignored.")
        double backgroundThreshold,

        @JsonPropertyDescription("CRF that sharpens both label maps.")
        LabelCrf crf,

        @ExecutionOnly @JsonPropertyDescription("Pods that share the pictures in a cluster.")
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
