package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Parameters of make-sem-seg: the random walk that turns maps into masks (IRNet: make_sem_seg_labels). */
@ValidationRule(
        value = "!has(self.canvas) || self.canvas % 16 == 0",
        message = "must be a multiple of 16",
        fieldPath = ".canvas")
public record MakeSemSeg(
        @JsonPropertyDescription("Pairs of pixels closer than this exchange scores, in cells of 4 pixels.")
        @Min(2)
        @Max(32)
        int radius,

        @Flag("--beta") @JsonPropertyDescription("Affinities are raised to this power.") @Min(1)
        int beta,

        @Flag("--exp_times") @JsonPropertyDescription("The walk has two to this power steps.") @Min(0) @Max(16)
        int logSteps,

        @Flag("--sem_seg_bg_thres")
        @JsonPropertyDescription(
                "Background score that a class has to beat; eval-sem-seg sweeps it without walking again.")
        @Min(0)
        @Max(1)
        double backgroundThreshold,

        @JsonPropertyDescription(
                "Smaller pictures are padded with zeros to this side before the boundary network sees them, a multiple of 16.")
        @Min(16)
        int canvas,

        @JsonPropertyDescription("CRF after the walk; IRNet has none.") @Nullable
        ScoreCrf crf,

        @ExecutionOnly @JsonPropertyDescription("Pods that share the pictures in a cluster.") @Min(1)
        int shards) {
    /** Refuses values that make no sense, all of them at once. */
    public MakeSemSeg {
        new Checks()
                .that(radius >= 2 && radius <= 32, "radius", "is " + radius + ", but must lie between 2 and 32")
                .atLeast(1, "beta", beta)
                .multiple(16, 16, "canvas", canvas)
                .within(0, 16, "logSteps", logSteps)
                .within(0, 1, "backgroundThreshold", backgroundThreshold)
                .atLeast(1, "shards", shards)
                .orRefuse();
    }
}
