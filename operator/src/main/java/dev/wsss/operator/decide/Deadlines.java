package dev.wsss.operator.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.RunTimes;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.pipeline.manifest.Execution;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines of a run, a step and the wait for a place.
 *
 * @param limits in seconds
 * @param times the run's clock, whose suspended time does not count
 */
record Deadlines(Limits limits, RunTimes times) {
    /**
     * Seconds; absent: no limit.
     *
     * @param run of the run
     * @param step of each step
     * @param pending of a Job without a pod that runs
     */
    record Limits(
            @Nullable Long run,
            @Nullable Long step,
            @Nullable Long pending) {
        static Limits of(Execution execution) {
            return new Limits(
                    execution.deadlineSeconds(), execution.stepDeadlineSeconds(), execution.pendingDeadlineSeconds());
        }

        /** Reads the limits of a spec in which anything may be wrong; a limit that cannot be read is absent. */
        static Limits of(JsonNode spec) {
            JsonNode execution = spec.path("execution");
            return new Limits(
                    seconds(execution.path("deadlineSeconds")),
                    seconds(execution.path("stepDeadlineSeconds")),
                    seconds(execution.path("pendingDeadlineSeconds")));
        }

        private static @Nullable Long seconds(JsonNode value) {
            return value.isIntegralNumber() && value.canConvertToInt() && value.intValue() > 0
                    ? (Long) value.longValue()
                    : null;
        }
    }

    /** Says that the run missed its deadline. */
    static String missedByRun(Instant end) {
        return "the run was not done at " + end + " (execution.deadlineSeconds)";
    }

    /** Says that a step missed its deadline. */
    static String missedByStep(Instant end) {
        return "the step was not done at " + end + " (execution.stepDeadlineSeconds)";
    }

    /** Says that the pods of a step found no place in time. */
    static String missedByPods(Instant end, String why) {
        return "did not get a place to run before " + end + " (execution.pendingDeadlineSeconds): " + why;
    }

    /** Returns the deadline of the run. */
    Optional<Instant> run() {
        Long seconds = limits.run();
        String started = times.started();
        return seconds == null || started == null
                ? Optional.empty()
                : Optional.of(Instant.parse(started)
                        .plusSeconds(seconds + Objects.requireNonNullElse(times.suspendedSeconds(), 0L)));
    }

    /** Returns the deadline of a step's present key; none while a queue holds its Job. */
    Optional<Instant> step(StepStatus status) {
        Long seconds = limits.step();
        String started = status.started();
        return seconds == null || started == null || status.queuedSince() != null
                ? Optional.empty()
                : Optional.of(Instant.parse(started).plusSeconds(seconds));
    }

    /** Returns the deadline of a Job whose pods have no place; their earlier running time does not count. */
    Optional<Instant> pending(Instant since) {
        return Optional.ofNullable(limits.pending()).map(since::plusSeconds);
    }
}
