package dev.wsss.operator.reconcile;

import dev.wsss.operator.api.OutputStatus;
import dev.wsss.operator.api.ProgressStatus;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.desired.Attempt;
import dev.wsss.operator.desired.JobName;
import dev.wsss.operator.desired.StepJob;
import dev.wsss.operator.observed.JobEnd;
import dev.wsss.operator.observed.JobFacts;
import dev.wsss.operator.observed.Pending;
import dev.wsss.operator.observed.Verdict;
import dev.wsss.operator.profile.Amounts;
import dev.wsss.operator.profile.StageResources;
import dev.wsss.operator.publish.Progressed;
import dev.wsss.operator.publish.Question;
import dev.wsss.operator.publish.Remains;
import dev.wsss.operator.status.Note;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.outcome.FailureClass;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A step with an attempt: its Job is made, watched, and judged by what it left. */
final class AttemptedStep {
    private static final int MAY_VANISH = 3;
    private static final int NOTICEABLE_PERCENT = 5;

    private final RunView view;
    private final Acceptance.Accepted run;
    private final Orders orders;
    private final Deadlines deadlines;
    private final Collected out;

    AttemptedStep(RunView view, Acceptance.Accepted run, Orders orders, Deadlines deadlines, Collected out) {
        this.view = view;
        this.run = run;
        this.orders = orders;
        this.deadlines = deadlines;
        this.out = out;
    }

    /** An attempt that was decided: its Job is there already, or is made when nothing of an earlier one is left. */
    StepStatus starting(Step step, StepStatus before) {
        Optional<JobFacts> job = view.facts().job(step.name(), before.attempt());
        if (job.isPresent()) {
            return StepEdit.of(before).running(job.get().uid(), view.now()).done();
        }
        if (view.facts().othersLeft(step.name(), before.attempt())) {
            out.note(
                    Note.Urgency.WAITS,
                    "EarlierAttempt",
                    "Starts " + step.name() + " again when the pods of its earlier attempt are gone.");
            return before;
        }
        String name = JobName.of(view.id().name(), view.id().uid(), step.name(), before.attempt());
        Unmade unmade = view.unmade().get(name);
        if (unmade != null) {
            out.note(Note.Urgency.NEEDS_PERSON, unmade.why().title(), unmade.sentence());
        }
        if (unmade != null && view.now().isBefore(unmade.until())) {
            out.wakeAt(unmade.until());
            return before;
        }
        Optional<Orders.Draft> draft = orders.draft(step, before);
        if (draft.isEmpty()) {
            return before;
        }
        return switch (draft.get()) {
            case Orders.Draft.Needless done -> succeeded(before, done.remains());
            case Orders.Draft.Needed needed -> {
                create(needed.order(), before);
                // By then the Job is known.
                out.wakeAt(view.now());
                out.note(
                        Note.Urgency.WORKS,
                        "Starting",
                        "Starts " + step.name() + ", attempt " + before.attempt() + ".");
                yield before;
            }
        };
    }

    private void create(Order order, StepStatus step) {
        out.act(new Action.CreateJob(StepJob.of(new Attempt(
                view.id(),
                order,
                run.profile(),
                step.effective(),
                run.place().secret(),
                run.spec().execution().queueName()))));
    }

    /** An attempt whose Job was seen. */
    StepStatus running(Step step, StepStatus before) {
        Optional<JobFacts> job = view.facts().job(before.jobUid());
        if (job.isPresent() && job.get().end() == null) {
            return active(step, before, job.get());
        }
        Optional<Remains> left = orders.left(step, before);
        if (left.isEmpty()) {
            return before;
        }
        return switch (left.get()) {
            case Remains.Complete complete -> succeeded(before, complete);
            case Remains.Incomplete incomplete ->
                job.map(ended -> judged(step, before, ended, incomplete)).orElseGet(() -> vanished(step, before));
        };
    }

    private StepStatus succeeded(StepStatus before, Remains.Complete complete) {
        return StepEdit.of(before)
                .succeeded(OutputStatus.of(complete.location()), complete.metrics(), view.now())
                .done();
    }

    private StepStatus active(Step step, StepStatus before, JobFacts job) {
        Pending.nextCheck(job, view.now()).ifPresent(out::wakeAt);
        // Also while pods are awaited: a store that refuses the run's keys is reported before the pods fail there.
        Optional<Progressed> account =
                out.ask(new Question.Account(step.name(), before.attempt()), "how far " + step.name() + " is");
        Optional<Pending> pending = job.deleting() ? Optional.empty() : Pending.of(job, view.now());
        if (pending.isPresent()) {
            return waitingForPods(step, before, job, pending.get());
        }
        StepStatus now =
                account.map(each -> progressed(before, each, view.now())).orElse(before);
        ProgressStatus progress = now.progress();
        out.note(
                Note.Urgency.WORKS,
                "Running",
                "Runs " + step.name() + ", attempt " + before.attempt()
                        + (progress == null
                                ? "."
                                : ": " + progress.done() + " of " + progress.total() + " " + progress.unit() + "."));
        return now;
    }

    private StepStatus waitingForPods(Step step, StepStatus before, JobFacts job, Pending pending) {
        Judgement judgement = judgement(step, before);
        if (pending.hopeless()) {
            return judgement.ended(pending.failureClass(), pending.message());
        }
        Optional<Instant> until = deadlines.pending(job);
        if (until.isPresent() && !view.now().isBefore(until.get())) {
            return judgement.ended(pending.failureClass(), Deadlines.missedByPods(until.get(), pending.message()));
        }
        until.ifPresent(out::wakeAt);
        out.note(
                Note.Urgency.WAITS,
                pending.failureClass().title(),
                "Waits for the pods of " + step.name() + ": " + pending.message()
                        + until.map(end -> "; gives up at " + end).orElse("") + ".");
        return before;
    }

    /** Progress reaches the status in steps that a person notices, so that it costs few writes. */
    private static StepStatus progressed(StepStatus before, Progressed account, Instant when) {
        ProgressStatus old = before.progress();
        if (account.unit().isEmpty()) {
            return before;
        }
        ProgressStatus now = new ProgressStatus(account.unit(), account.done(), account.total(), when.toString());
        boolean noticeable = old == null
                || !old.unit().equals(now.unit())
                || Math.abs(now.percent() - old.percent()) >= NOTICEABLE_PERCENT;
        return noticeable ? StepEdit.of(before).progress(now).done() : before;
    }

    private StepStatus judged(Step step, StepStatus before, JobFacts job, Remains.Incomplete incomplete) {
        Verdict verdict = Verdict.of(job);
        JobEnd end = Objects.requireNonNull(job.end());
        if (incomplete.broken() != null && end.result() == JobEnd.Result.COMPLETE) {
            verdict = new Verdict(FailureClass.STORE_CORRUPT, verdict.exitCode(), incomplete.broken(), null, null);
        }
        if (verdict.failureClass() == FailureClass.GPU_FAULT) {
            out.act(new Action.Tell(
                    Action.Weight.WARNING,
                    "GpuFault",
                    "step " + step.name() + " avoids node " + verdict.node() + ": " + verdict.evidence()));
        }
        String log = verdict.pod() == null
                ? null
                : run.place().address(orders.output(step, before) + verdict.pod() + "/log.txt");
        return judgement(step, before).of(verdict, log);
    }

    private StepStatus vanished(Step step, StepStatus before) {
        int lost = Objects.requireNonNullElse(before.lost(), 0);
        if (lost >= MAY_VANISH) {
            return judgement(step, before)
                    .ended(
                            FailureClass.CODE_ERROR,
                            "its Job vanished " + (lost + 1)
                                    + " times without an output; find out who deletes Jobs here");
        }
        return StepEdit.of(before).lostOnceMore().starting(view.now()).done();
    }

    /** An attempt that failed and is repeated when its pause is over. */
    StepStatus retrying(Step step, StepStatus before) {
        Instant at = Instant.parse(Objects.requireNonNull(before.retryAt()));
        if (view.now().isBefore(at)) {
            out.wakeAt(at);
            out.note(
                    Note.Urgency.WAITS,
                    Objects.requireNonNull(before.lastFailure()).failureClass(),
                    "Tries " + step.name() + " again at " + at + " after "
                            + before.lastFailure().failureClass() + ": "
                            + before.lastFailure().message() + ".");
            return before;
        }
        return StepEdit.of(before).starting(view.now()).done();
    }

    /** An attempt whose time is up. Where its Job has ended before anybody looked, a complete output counts all the same. */
    StepStatus late(Step step, StepStatus before, String why) {
        Optional<JobFacts> job = view.facts().job(step.name(), before.attempt());
        boolean ended = before.state() == StepPhase.RUNNING
                ? job.isEmpty() || job.get().end() != null
                : before.state() == StepPhase.STARTING
                        && job.isPresent()
                        && job.get().end() != null;
        if (!ended) {
            return judgement(step, before).ended(FailureClass.TERMINATED, why);
        }
        return orders.left(step, before)
                .map(left -> switch (left) {
                    case Remains.Complete complete -> succeeded(before, complete);
                    case Remains.Incomplete _ -> judgement(step, before).ended(FailureClass.TERMINATED, why);
                })
                .orElse(before);
    }

    private Judgement judgement(Step step, StepStatus before) {
        StageResources resources = run.profile().resources().of(step.task());
        return new Judgement(
                step,
                before,
                new Judgement.Limits(
                        run.spec().execution().retries(),
                        Amounts.bytes(resources.memory()),
                        Amounts.bytes(resources.maximumMemory()),
                        view.id().uid() + "/" + step.name()),
                view.now());
    }
}
