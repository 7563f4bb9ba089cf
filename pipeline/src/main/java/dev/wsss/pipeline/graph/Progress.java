package dev.wsss.pipeline.graph;

import java.util.List;
import java.util.Map;

/**
 * Steps that may start next: a function of the graph and the state of each step.
 *
 * @param pipeline the run
 * @param states by step name; a step that is not mentioned waits
 */
public record Progress(Pipeline pipeline, Map<String, StepState> states) {
    public Progress {
        states = Map.copyOf(states);
        states.keySet().forEach(pipeline::step);
    }

    /** Returns the state of a step. */
    public StepState state(Step step) {
        return states.getOrDefault(step.name(), StepState.WAITING);
    }

    /** Returns the waiting steps whose every input is published, in the pipeline's order. */
    public List<Step> startable() {
        return in(StepState.WAITING).stream()
                .filter(each -> pipeline.before(each).stream().allMatch(this::succeeded))
                .toList();
    }

    /** Returns the waiting steps that cannot start any more, because something before them failed. */
    public List<Step> blocked() {
        return in(StepState.WAITING).stream()
                .filter(each -> pipeline.ancestry(each).stream().anyMatch(before -> state(before) == StepState.FAILED))
                .toList();
    }

    /** Returns the steps in one state, in the pipeline's order. */
    public List<Step> in(StepState state) {
        return pipeline.steps().stream().filter(each -> state(each) == state).toList();
    }

    /** Returns whether every step's output is published. */
    public boolean isComplete() {
        return pipeline.steps().stream().allMatch(this::succeeded);
    }

    /** Returns whether nothing runs and nothing can start, though not everything is published. */
    public boolean isStuck() {
        return !isComplete() && startable().isEmpty() && in(StepState.RUNNING).isEmpty();
    }

    private boolean succeeded(Step step) {
        return state(step) == StepState.SUCCEEDED;
    }
}
