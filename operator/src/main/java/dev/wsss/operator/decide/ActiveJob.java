package dev.wsss.operator.decide;

import dev.wsss.operator.api.EffectiveStatus;
import dev.wsss.operator.api.ProgressStatus;
import dev.wsss.operator.api.ReplacedStatus;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.observed.ContainerEnd;
import dev.wsss.operator.observed.FailureDiagnosis;
import dev.wsss.operator.observed.JobFacts;
import dev.wsss.operator.observed.Pending;
import dev.wsss.operator.observed.PodFacts;
import dev.wsss.operator.observed.PodPhase;
import dev.wsss.operator.query.Progressed;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.operator.status.StatusNote;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.SafeText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Job that has not ended: its pods run, or wait for a place, or are replaced.
 *
 * @param step that it executes
 * @param job as it is
 * @param run with the profile in force
 * @param deadlines for the wait
 * @param remedies for a Job that is given up
 * @param out for questions and notes
 * @param now the present
 */
record ActiveJob(
        Step step,
        JobFacts job,
        Acceptance.Accepted run,
        Deadlines deadlines,
        Remedies remedies,
        DecisionBuilder out,
        Instant now) {
    private static final int NOTICEABLE_PERCENT = 5;
    private static final int REASON_BYTES = 256;

    /** Returns the step's next status. */
    StepStatus next(StepStatus before) {
        if (isOutdated()) {
            out.note(
                    StatusNote.Urgency.PASSES,
                    "Replaced",
                    "Starts " + step.name() + " again: profile or execution changed before one of its pods ran.");
            return StepEdit.of(before).effective(onlyRemedies(before)).waiting().done();
        }
        Optional<FailureDiagnosis> inVain = FailureDiagnosis.inVain(job);
        if (inVain.isPresent()) {
            return remedies.of(inVain.get(), null);
        }
        Optional<PodFacts> lost = job.lost(now);
        if (lost.isPresent()) {
            return remedies.of(FailureDiagnosis.ofLost(lost.get()), null);
        }
        job.pods().stream().flatMap(pod -> pod.lostAt().stream()).forEach(out::wakeAt);
        if (job.queued()) {
            return queued(awaiting(replaced(before), job, Optional.empty(), now));
        }
        Pending.nextCheck(job, now).ifPresent(out::wakeAt);
        // Also while pods are awaited: a store that refuses the run's keys is reported before the pods fail there.
        Optional<Progressed> account = out.ask(
                new StoreQuery.Account(step.name(), before.attempt(), working()), "how far " + step.name() + " is");
        Optional<Pending> pending = job.deleting() ? Optional.empty() : Pending.of(job, now);
        StepStatus counted = awaiting(replaced(before), job, pending, now);
        if (pending.isPresent()) {
            return waiting(counted, pending.get());
        }
        StepStatus after = account.map(each -> progressed(counted, each)).orElse(counted);
        ProgressStatus progress = after.progress();
        out.note(
                StatusNote.Urgency.WORKS,
                "Running",
                "Runs " + step.name() + ", attempt " + before.attempt()
                        + (progress == null
                                ? ""
                                : ": " + progress.done() + " of " + progress.total() + " " + progress.unit())
                        + replacements(after) + ".");
        return after;
    }

    /** Notes since when a queue has held the Job, or since when pods have been awaited, until one of them runs. */
    static StepStatus awaiting(StepStatus before, JobFacts job, Optional<Pending> pending, Instant now) {
        if (job.queued()) {
            return before.queuedSince() == null
                    ? StepEdit.of(before).queuedSince(now).done()
                    : before;
        }
        StepStatus step = before.queuedSince() == null
                ? before
                : StepEdit.of(before).admitted(now).done();
        boolean known = step.pendingSince() != null;
        if (job.runs()) {
            return known ? StepEdit.of(step).pendingSince(null).done() : step;
        }
        return known || pending.isEmpty()
                ? step
                : StepEdit.of(step).pendingSince(Pending.since(job, now)).done();
    }

    private StepStatus queued(StepStatus step) {
        String queue = run.spec().execution().queueName();
        out.note(
                StatusNote.Urgency.WAITS,
                "Queued",
                "Waits until " + (queue == null ? "its queue" : "the queue " + queue) + " admits the Job of "
                        + step.name() + ", which has been suspended since " + step.queuedSince() + replacements(step)
                        + ".");
        return step;
    }

    /** Returns whether no pod has run of a Job that would be another one now; nothing is lost with it. */
    private boolean isOutdated() {
        return job.inputs() != null && !job.hasRun() && !job.inputs().equals(run.podInputs());
    }

    /** Returns the values that remedies have changed; all others are pinned again. */
    private static EffectiveStatus onlyRemedies(StepStatus before) {
        EffectiveStatus effective = before.effective();
        boolean raised = before.failures().containsKey(FailureClass.HOST_OUT_OF_MEMORY.title());
        return new EffectiveStatus(
                null, null, null, raised ? effective.memory() : null, effective.microBatch(), effective.avoidNodes());
    }

    /** Returns the uids of the pods whose progress counts: those that work, and those that have done their part. */
    private List<String> working() {
        return job.pods().stream()
                .filter(pod -> pod.disruption() == null
                        && (pod.phase() == PodPhase.RUNNING || pod.phase() == PodPhase.SUCCEEDED))
                .map(PodFacts::uid)
                .toList();
    }

    private StepStatus waiting(StepStatus step, Pending pending) {
        if (pending.hopeless()) {
            return remedies.ended(pending.failureClass(), pending.message());
        }
        Optional<Instant> until = deadlines.pending(Instant.parse(Objects.requireNonNull(step.pendingSince())));
        if (until.isPresent() && !now.isBefore(until.get())) {
            return remedies.ended(pending.failureClass(), Deadlines.missedByPods(until.get(), pending.message()));
        }
        until.ifPresent(out::wakeAt);
        out.note(
                StatusNote.Urgency.WAITS,
                pending.failureClass().title(),
                "Waits for the pods of " + step.name() + ": " + pending.message()
                        + avoided(step)
                        + until.map(end -> "; gives up at " + end).orElse("") + replacements(step)
                        + ".");
        return step;
    }

    /** Counts pods that have ended and were replaced since the last reconciliation. */
    private StepStatus replaced(StepStatus before) {
        ReplacedStatus known = before.replaced();
        Instant from = known == null ? Instant.MIN : Instant.parse(known.at());
        List<Loss> losses = job.pods().stream()
                .flatMap(pod -> Stream.ofNullable(Loss.of(pod)))
                .filter(loss -> loss.at().isAfter(from))
                .sorted(Comparator.comparing(Loss::at))
                .toList();
        if (losses.isEmpty()) {
            return before;
        }
        Loss last = losses.getLast();
        return StepEdit.of(before)
                .replaced(new ReplacedStatus(
                        (known == null ? 0 : known.times()) + losses.size(),
                        SafeText.of(last.why(), REASON_BYTES),
                        last.at().toString()))
                .done();
    }

    private static String avoided(StepStatus step) {
        List<String> nodes = step.effective().avoidNodes();
        return nodes.isEmpty() ? "" : "; left out after faults of their GPUs: " + String.join(", ", nodes);
    }

    private static String replacements(StepStatus step) {
        ReplacedStatus replaced = step.replaced();
        return replaced == null
                ? ""
                : "; pods replaced: " + replaced.times() + ", the last at " + replaced.at() + " (" + replaced.reason()
                        + ")";
    }

    /** A pod that its Job replaces. */
    private record Loss(Instant at, String why) {
        static @Nullable Loss of(PodFacts pod) {
            PodFacts.Disruption disruption = pod.disruption();
            ContainerEnd end = pod.end();
            if (disruption != null) {
                return new Loss(disruption.at(), disruption.why());
            }
            return pod.failed() && end != null && end.at() != null
                    ? new Loss(end.at(), "exit code " + end.exitCode())
                    : null;
        }
    }

    /** Returns the status with the new progress, in steps of some points, so that it costs few writes. */
    private StepStatus progressed(StepStatus before, Progressed account) {
        ProgressStatus old = before.progress();
        if (account.unit().isEmpty()) {
            return before;
        }
        ProgressStatus reached = old == null
                ? ProgressStatus.first(account.unit(), account.done(), account.total(), now.toString())
                : old.next(account.unit(), account.done(), account.total(), now.toString());
        boolean noticeable = old == null
                || !old.unit().equals(reached.unit())
                || Math.abs(reached.percent() - old.percent()) >= NOTICEABLE_PERCENT;
        return noticeable ? StepEdit.of(before).progress(reached).done() : before;
    }
}
