package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** Parameters of eval-cam: how good the maps are against the truth. */
public record EvalCam(
        @Flag("--cam_eval_thres")
        @JsonPropertyDescription("Background score for the score at a fixed threshold.")
        @Min(0)
        @Max(1)
        double threshold,

        @JsonPropertyDescription("Thresholds among which the best is reported.")
        Sweep sweep) {}
