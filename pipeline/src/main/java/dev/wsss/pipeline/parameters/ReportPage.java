package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/** Parameters of report. */
public record ReportPage(
        @JsonPropertyDescription("Pictures shown with truth, map and mask of each round.") @Min(0)
        int montagePictures) {}
