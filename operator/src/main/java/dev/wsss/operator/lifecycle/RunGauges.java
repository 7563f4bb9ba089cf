package dev.wsss.operator.lifecycle;

import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.decide.Decider;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.status.RunState;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Gauges of the runs by state, and of how long they have stalled.
 *
 * @param runs every one that is known
 * @param clock that ages are taken by
 */
record RunGauges(Supplier<List<WSSSRun>> runs, Clock clock) {
    /** Has everything shown. */
    void shownBy(Meters meters) {
        for (RunState state : RunState.values()) {
            meters.runs(state.title(), () -> in(state).count());
        }
        for (RunState state : List.of(RunState.PENDING, RunState.RUNNING)) {
            meters.longestStall(
                    state.title(),
                    () -> oldest(in(state).filter(run -> !isQueued(run)).map(RunGauges::lastProgress)));
        }
        meters.oldestDeletion(() -> oldest(
                in(RunState.DELETING).map(run -> Instant.parse(run.getMetadata().getDeletionTimestamp()))));
    }

    private Stream<WSSSRun> in(RunState state) {
        return runs.get().stream().filter(run -> Decider.isOurs(run.getSpec())).filter(run -> state.title()
                .equals(title(run)));
    }

    private double oldest(Stream<Instant> moments) {
        return moments.min(Instant::compareTo)
                .map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1e3))
                .orElse(0.0);
    }

    /** Returns the state of a run; before its first reconciliation it is pending. */
    private static String title(WSSSRun run) {
        return run.isMarkedForDeletion()
                ? RunState.DELETING.title()
                : Objects.requireNonNullElse(status(run).state(), RunState.PENDING.title());
    }

    /**
     * Returns when a run last got further: it was made, edited, accepted or resumed, a step of it began with a new key, said that it is
     * further, or ended. An attempt that fails and is repeated is no progress.
     */
    private static Instant lastProgress(WSSSRun run) {
        WSSSRunStatus status = status(run);
        return Stream.of(
                        Stream.of(
                                run.getMetadata().getCreationTimestamp(),
                                status.times().started()),
                        status.conditions().stream()
                                .filter(each -> List.of("Accepted", "Suspended").contains(each.getType()))
                                .map(Condition::getLastTransitionTime),
                        status.steps().stream().flatMap(RunGauges::moments))
                .flatMap(moments -> moments)
                .filter(Objects::nonNull)
                .map(Instant::parse)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** Returns whether a queue holds one of its Jobs, for as long as others have their turn. */
    private static boolean isQueued(WSSSRun run) {
        return status(run).steps().stream().anyMatch(step -> step.queuedSince() != null);
    }

    private static Stream<String> moments(StepStatus step) {
        return Stream.of(
                        step.started(),
                        step.finished(),
                        step.progress() == null ? null : step.progress().at())
                .filter(Objects::nonNull);
    }

    private static WSSSRunStatus status(WSSSRun run) {
        return Objects.requireNonNullElse(run.getStatus(), WSSSRunStatus.NONE);
    }
}
