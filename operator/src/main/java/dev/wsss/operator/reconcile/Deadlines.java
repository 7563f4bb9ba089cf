package dev.wsss.operator.reconcile;

import dev.wsss.operator.api.RunTimes;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.observed.JobFacts;
import dev.wsss.pipeline.manifest.Execution;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When a run, a step or the wait for a place is over.
 *
 * @param execution the limits
 * @param times the run's clock, whose suspended time does not count
 */
record Deadlines(Execution execution, RunTimes times) {
    /** Of the run. */
    Optional<Instant> run() {
        Long seconds = execution.deadlineSeconds();
        String started = times.started();
        return seconds == null || started == null
                ? Optional.empty()
                : Optional.of(Instant.parse(started)
                        .plusSeconds(seconds + Objects.requireNonNullElse(times.suspendedSeconds(), 0L)));
    }

    /** Of a step's present key. */
    Optional<Instant> step(StepStatus status) {
        Long seconds = execution.stepDeadlineSeconds();
        String started = status.started();
        return seconds == null || started == null
                ? Optional.empty()
                : Optional.of(Instant.parse(started).plusSeconds(seconds));
    }

    /** Of a Job whose pods have no place; nothing once one has run. */
    Optional<Instant> pending(JobFacts job) {
        Long seconds = execution.pendingDeadlineSeconds();
        return seconds == null || job.hasRun()
                ? Optional.empty()
                : Optional.of(job.created().plusSeconds(seconds));
    }
}
