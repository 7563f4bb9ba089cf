package dev.wsss.operator.decide;

import dev.wsss.operator.api.RunTimes;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The clock of a run, which stops while the run is suspended.
 *
 * @param times as the status has them
 * @param now the present
 */
record RunClock(RunTimes times, Instant now) {
    /** Returns the times of a run that is suspended, from now on or already. */
    RunTimes stopped() {
        return times.suspended() != null
                ? times
                : new RunTimes(times.started(), times.finished(), now.toString(), times.suspendedSeconds());
    }

    /** Returns the times of a run that is not suspended, or no longer. */
    RunTimes going() {
        return times.suspended() == null
                ? times
                : new RunTimes(
                        times.started(),
                        times.finished(),
                        null,
                        Objects.requireNonNullElse(times.suspendedSeconds(), 0L) + pause().toSeconds());
    }

    /** Returns a step of a run that is not suspended any more: the suspended time does not count. */
    StepStatus going(StepStatus step) {
        boolean over = step.state() == StepPhase.SUCCEEDED || step.state() == StepPhase.FAILED;
        return over || pause().isZero()
                ? step
                : StepEdit.of(step).delayed(pause()).done();
    }

    private Duration pause() {
        String since = times.suspended();
        return since == null ? Duration.ZERO : Duration.between(Instant.parse(since), now);
    }
}
