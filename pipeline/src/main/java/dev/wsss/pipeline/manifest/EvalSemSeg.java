package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Parameters of eval-sem-seg: how good the masks are; the fixed threshold is make-sem-seg's. */
public record EvalSemSeg(
        @JsonPropertyDescription("Thresholds of the walked scores among which the best is reported.")
        Sweep sweep) {}
