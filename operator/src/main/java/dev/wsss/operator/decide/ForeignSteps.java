package dev.wsss.operator.decide;

import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Task;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Steps of a run that another version of the operator has begun, and that no run of this version can have: a stage was renamed or is gone.
 *
 * <p>Such a run cannot go on, and nothing of it is removed. Steps that were only waiting are no hindrance.
 *
 * @param view of the run
 */
record ForeignSteps(RunView view) {
    /** Returns the refusal of a run that has begun some; empty for all others. */
    Optional<Acceptance.Refused> refusal() {
        List<String> names = view.status().steps().stream()
                .filter(step -> step.state() != StepPhase.WAITING || step.attempt() > 0)
                .map(StepStatus::name)
                .filter(name -> !isKnown(name))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Acceptance.Refused(
                        "UnknownSteps",
                        "another version of the operator has begun the steps " + String.join(", ", names)
                                + ", which this one does not have; its Jobs and results are left as they are. Make a new run of this "
                                + "spec, which takes what it can from the cache"));
    }

    /** Returns whether the run is over without a later edit or re-run: only its retention is left to follow then. */
    boolean isSettled() {
        WSSSRunStatus status = view.status();
        return status.times().finished() != null
                && Objects.equals(status.observedGeneration(), view.generation())
                && (view.rerun() == null || new Rerun(view.rerun()).remembered().equals(status.rerun()));
    }

    private static boolean isKnown(String step) {
        String stage = Round.DECOUPLED.base(step);
        return Task.all().anyMatch(task -> task.id().equals(stage));
    }
}
