package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.artifact.AttemptRecord;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.ScoreSheet;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Published results of a run, step by step. */
public final class RunResults {
    private final RunSettings settings;
    private final SequencedMap<Step, Published> published = new LinkedHashMap<>();
    private final SequencedMap<Step, Boolean> ran = new LinkedHashMap<>();

    RunResults(RunSettings settings) {
        this.settings = settings;
    }

    void executed(Step step, Published output) {
        published.put(step, output);
        ran.put(step, true);
    }

    void cached(Step step, Published output) {
        published.put(step, output);
        ran.put(step, false);
    }

    /** Returns every step, and whether it was executed this time. */
    public SequencedMap<Step, Boolean> ran() {
        return ran;
    }

    /** Returns the run. */
    public RunSettings settings() {
        return settings;
    }

    /** Returns every step with its output, in the order of the run. */
    public SequencedMap<Step, Published> published() {
        return published;
    }

    /** Returns what a step has published. */
    public Published output(Step step) {
        Published output = published.get(step);
        if (output == null) {
            throw new IllegalArgumentException("step " + step.name() + " has published nothing");
        }
        return output;
    }

    /** Opens the output of a step. */
    public ArtifactReader open(Step step) {
        return ArtifactReader.open(settings.store(), output(step).location());
    }

    /** Returns how the executions went whose output was published, this time or an earlier one; several where they shared the step. */
    public List<AttemptRecord> attempts(Step step) {
        return output(step).location().parts().stream()
                .flatMap(part -> AttemptRecord.read(settings.store(), part).stream())
                .toList();
    }

    /** Returns the scores of each scoring step. */
    public SequencedMap<Step, ScoreSheet> scores() throws IOException {
        SequencedMap<Step, ScoreSheet> scores = new LinkedHashMap<>();
        for (Step step : published.keySet()) {
            if (step.task() == Stage.EVAL_CAM || step.task() == Stage.EVAL_SEM_SEG) {
                scores.put(step, Json.read(open(step).bytes(ScoreSheet.OBJECT), ScoreSheet.class, ScoreSheet.OBJECT));
            }
        }
        return scores;
    }

    /** Returns the step that made the run's last masks. */
    public Optional<Step> lastMasks() {
        return all(Stage.MAKE_SEM_SEG).stream().reduce((earlier, later) -> later);
    }

    /** Returns the steps of a stage, in the order of the run. */
    public List<Step> all(Task task) {
        return published.keySet().stream().filter(step -> step.task() == task).toList();
    }

    /** Returns the first step of a stage. */
    public Optional<Step> first(Task task) {
        return all(task).stream().findFirst();
    }
}
