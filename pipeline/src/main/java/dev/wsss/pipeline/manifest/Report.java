package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Min;

/** Parameters of report. */
public record Report(
        @JsonPropertyDescription("Pictures shown with truth, map and mask of each round.") @Min(0)
        int montagePictures) {
    /** Refuses values that make no sense, all of them at once. */
    public Report {
        new Checks().atLeast(0, "montagePictures", montagePictures).orRefuse();
    }
}
