package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.Ascending;
import dev.wsss.pipeline.tree.Bounds.Multiple;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The parameters that IRNet alone has, by stage. */
public final class Irn {
    private Irn() {}

    /** The choice of trusted pixels (IRNet: cam_to_ir_label). */
    public record Labels(
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
            LabelCrf crf) {
        /** Returns the rules that concern several fields. */
        public static Rules<Labels> rules() {
            return new Rules<Labels>()
                    .atMost(
                            "backgroundThreshold",
                            Labels::backgroundThreshold,
                            "foregroundThreshold",
                            Labels::foregroundThreshold);
        }
    }

    /** A dense CRF that starts from hard labels. */
    public record LabelCrf(
            @JsonPropertyDescription("Mean-field iterations.") @Min(1)
            int iterations,

            @JsonPropertyDescription("Probability that a pixel's label is right, before the CRF.")
            @Min(value = 0, inclusive = false)
            @Max(value = 1, inclusive = false)
            double groundTruthProbability,

            @JsonPropertyDescription("Smoothness: nearby pixels agree.")
            Crf.Gaussian gaussian,

            @JsonPropertyDescription("Appearance: nearby pixels of like colour agree.")
            Crf.Bilateral bilateral) {}

    /** The training of boundaries and displacements (IRNet: train_irn). */
    public record Boundaries(
            @JsonPropertyDescription("The displacement head learns this many times as fast.")
            @Min(value = 0, inclusive = false)
            double displacementFactor,

            @JsonPropertyDescription(
                    "Smallest and largest factor by which a picture and its labels are resized, drawn uniformly.")
            @Size(min = 2, max = 2)
            @Ascending
            List<@Min(0.1) @Max(8) Double> rescale,

            @JsonPropertyDescription("Also train the head that instances need; masks do not change by it.")
            boolean displacementHead) {
        public Boundaries {
            rescale = List.copyOf(rescale);
        }
    }

    /** The random walk over boundaries (IRNet: make_sem_seg_labels). */
    public record Masks(
            @Flag("--sem_seg_bg_thres")
            @JsonPropertyDescription(
                    "Background score that a class has to beat; eval-sem-seg sweeps it without walking again.")
            @Min(0)
            @Max(1)
            double backgroundThreshold,

            @JsonPropertyDescription(
                    "Smaller pictures are padded with zeros to this side before they enter the boundary network.")
            @Min(16)
            @Multiple(16)
            int canvas) {}

    /** The sweep of the masks' score. */
    public record Scores(
            @JsonPropertyDescription("Thresholds of the walked scores among which the best is reported.")
            Sweep sweep) {}
}
