package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The parameters of every stage for one round. */
public record Stages(
        @JsonPropertyDescription("Pictures, labels and lists into the run's own format.")
        Prepare prepare,

        @JsonPropertyDescription("Masks of the scoring list.")
        Truth truth,

        @JsonProperty("train-cam") @JsonPropertyDescription("Classifier from image labels.")
        TrainCam trainCam,

        @JsonProperty("make-cam") @JsonPropertyDescription("Class activation maps of every picture.")
        MakeCam makeCam,

        @JsonProperty("ir-label") @JsonPropertyDescription("Confident pixels of the maps as labels for IRNet.")
        IrLabel irLabel,

        @JsonProperty("train-irn") @JsonPropertyDescription("IRNet: class boundaries from those labels.")
        TrainIrn trainIrn,

        @JsonProperty("make-sem-seg")
        @JsonPropertyDescription("Random walk of the maps over the boundaries: the masks.")
        MakeSemSeg makeSemSeg,

        @JsonProperty("mine-objects")
        @JsonPropertyDescription("Clean objects of one class cut out of the first round's masks.")
        MineObjects mineObjects,

        @JsonProperty("eval-cam") @JsonPropertyDescription("Score of the maps.")
        EvalCam evalCam,

        @JsonProperty("eval-sem-seg") @JsonPropertyDescription("Score of the masks.")
        EvalSemSeg evalSemSeg,

        @JsonPropertyDescription("The run as one HTML page.")
        Report report) {
    /** The name of a step of the second round is that of its stage with this before it. */
    public static final String SECOND_ROUND = "decoupled-";

    /** The stages that both rounds have; the others run once, for both. */
    public static final Set<String> TWICE = Collections.unmodifiableSet(new LinkedHashSet<>(
            List.of("train-cam", "make-cam", "ir-label", "train-irn", "make-sem-seg", "eval-cam", "eval-sem-seg")));
}
