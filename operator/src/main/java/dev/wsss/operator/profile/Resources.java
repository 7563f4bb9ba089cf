package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.ids.Task;

/** Processors and memory of the classes of stages. */
public record Resources(
        @JsonPropertyDescription("train-cam, train-affinity.")
        StageResources train,

        @JsonPropertyDescription("make-cam, make-sem-seg.") StageResources infer,

        @JsonPropertyDescription("Every other stage; they use no accelerator.")
        StageResources process) {
    /** Returns those of a task. */
    public StageResources of(Task task) {
        if (task.trains()) {
            return train;
        }
        return task.runsNetwork() ? infer : process;
    }
}
