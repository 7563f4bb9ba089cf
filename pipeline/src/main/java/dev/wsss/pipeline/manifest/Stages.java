package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.parameters.AffinityLabels;
import dev.wsss.pipeline.parameters.EvalCam;
import dev.wsss.pipeline.parameters.EvalSemSeg;
import dev.wsss.pipeline.parameters.MakeCam;
import dev.wsss.pipeline.parameters.MakeSemSeg;
import dev.wsss.pipeline.parameters.MineObjects;
import dev.wsss.pipeline.parameters.Prepare;
import dev.wsss.pipeline.parameters.ReportPage;
import dev.wsss.pipeline.parameters.TrainAffinity;
import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.pipeline.parameters.Truth;
import dev.wsss.pipeline.tree.RecordReader;
import java.lang.reflect.RecordComponent;
import java.util.Objects;

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

        @JsonProperty("affinity-labels")
        @JsonPropertyDescription("Confident pixels of the maps as labels for train-affinity.")
        AffinityLabels affinityLabels,

        @JsonProperty("train-affinity")
        @JsonPropertyDescription("Which pixels belong together, learnt from those labels.")
        TrainAffinity trainAffinity,

        @JsonProperty("make-sem-seg")
        @JsonPropertyDescription("Random walk of the maps over the affinities: the masks.")
        MakeSemSeg makeSemSeg,

        @JsonProperty("mine-objects")
        @JsonPropertyDescription("Clean objects of one class cut out of the first round's masks.")
        MineObjects mineObjects,

        @JsonProperty("eval-cam") @JsonPropertyDescription("Score of the maps.")
        EvalCam evalCam,

        @JsonProperty("eval-sem-seg") @JsonPropertyDescription("Score of the masks.")
        EvalSemSeg evalSemSeg,

        @JsonPropertyDescription("The run as one HTML page.")
        ReportPage report) {
    /** Returns the parameters of a task. */
    public Record of(Task task) {
        try {
            return (Record) component(task).getAccessor().invoke(this);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(task.id() + " has no parameters that can be read", hidden);
        }
    }

    /** Returns the record type of a task's parameters. */
    public static Class<? extends Record> type(Task task) {
        return component(task).getType().asSubclass(Record.class);
    }

    private static RecordComponent component(Task task) {
        return Objects.requireNonNull(RecordReader.fields(Stages.class).get(task.id()), task.id());
    }
}
