package dev.wsss.operator.lifecycle;

import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.pipeline.ids.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registry of the runs that compute results at the moment, so that runs of equal steps that are applied together do not all compute them.
 *
 * <p>Derived from statuses: a process that has just begun is given those of all runs. One run alone computes a result for as long as
 * its pods run; one whose pods have been awaited for a minute is overtaken.
 */
final class InFlight {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<Result, Work> works = new HashMap<>();

    /** Result that is computed: a key is published once in a place. */
    private record Result(StoreStatus place, String key) {}

    /**
     * Run that computes it.
     *
     * @param uid of the run
     * @param run its name
     * @param since when it has waited for its pods or in a queue; absent while they run
     */
    private record Work(String uid, String run, @Nullable Instant since) {
        boolean progresses(Instant now) {
            return since == null || now.isBefore(since.plus(PATIENCE));
        }
    }

    /** Loads the runs at the start of the process. */
    synchronized void begin(Collection<WSSSRun> runs, Instant now) {
        runs.stream()
                .filter(run -> !run.isMarkedForDeletion() && run.getStatus() != null)
                .forEach(run -> written(run, Objects.requireNonNull(run.getStatus()), now));
    }

    /** Returns the name of another run that computes a result at the moment. */
    synchronized Optional<String> another(String uid, StoreStatus place, String key, Instant now) {
        return Optional.ofNullable(works.get(new Result(place, key)))
                .filter(work -> !work.uid().equals(uid) && work.progresses(now))
                .map(Work::run);
    }

    /** Takes the results that a run begins to compute; false, and takes none, when another one has just begun with one of them. */
    synchronized boolean taken(WSSSRun run, WSSSRunStatus before, WSSSRunStatus after, Instant now) {
        String uid = run.getMetadata().getUid();
        Set<Result> begun = new HashSet<>();
        for (StepStatus step : after.steps()) {
            boolean waited = before.step(step.name())
                    .map(StepStatus::state)
                    .filter(StepPhase.WAITING::equals)
                    .isPresent();
            if (waited && step.state().isActive()) {
                result(after, step).ifPresent(begun::add);
            }
        }
        if (begun.stream().anyMatch(result -> another(uid, result.place(), result.key(), now)
                .isPresent())) {
            return false;
        }
        begun.forEach(
                result -> works.put(result, new Work(uid, run.getMetadata().getName(), now)));
        return true;
    }

    /** Updates what a run computes from the status just written. */
    synchronized void written(WSSSRun run, WSSSRunStatus status, Instant now) {
        String uid = run.getMetadata().getUid();
        Map<Result, Work> present = new HashMap<>();
        for (StepStatus step : status.steps()) {
            if (step.state().isActive()) {
                result(status, step)
                        .ifPresent(result -> present.put(
                                result,
                                new Work(uid, run.getMetadata().getName(), since(step, works.get(result), uid, now))));
            }
        }
        works.values().removeIf(work -> work.uid().equals(uid));
        present.forEach(works::putIfAbsent);
    }

    private static @Nullable Instant since(StepStatus step, @Nullable Work known, String uid, Instant now) {
        if (step.state() == StepPhase.RUNNING) {
            String since = step.queuedSince() == null ? step.pendingSince() : step.queuedSince();
            return since == null ? null : Instant.parse(since);
        }
        return known != null && known.uid().equals(uid) && known.since() != null ? known.since() : now;
    }

    /** Returns the result that a step computes for others as well; none for the report, which every run renders for itself. */
    private static Optional<Result> result(WSSSRunStatus status, StepStatus step) {
        if (step.name().equals(Report.REPORT.id())) {
            return Optional.empty();
        }
        StoreStatus place = status.store();
        String key = step.key();
        return place == null || key == null ? Optional.empty() : Optional.of(new Result(place, key));
    }

    /** Removes a run that computes nothing any more. */
    synchronized void forget(String uid) {
        works.values().removeIf(work -> work.uid().equals(uid));
    }
}
