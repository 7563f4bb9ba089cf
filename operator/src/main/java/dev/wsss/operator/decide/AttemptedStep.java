package dev.wsss.operator.decide;

import dev.wsss.operator.api.OutputStatus;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.desired.Attempt;
import dev.wsss.operator.desired.JobName;
import dev.wsss.operator.desired.StepJob;
import dev.wsss.operator.observed.FailureDiagnosis;
import dev.wsss.operator.observed.JobEnd;
import dev.wsss.operator.observed.JobFacts;
import dev.wsss.operator.observed.RunFacts;
import dev.wsss.operator.profile.Amounts;
import dev.wsss.operator.profile.StageResources;
import dev.wsss.operator.query.AttemptOutput;
import dev.wsss.operator.status.StatusNote;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.outcome.FailureClass;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A step with an attempt: its Job is made, watched, and judged by what it left. */
final class AttemptedStep {
    private static final int MAY_VANISH = 3;

    private final RunView view;
    private final Acceptance.Accepted run;
    private final Orders orders;
    private final Deadlines deadlines;
    private final DecisionBuilder out;

    AttemptedStep(RunView view, Acceptance.Accepted run, Orders orders, Deadlines deadlines, DecisionBuilder out) {
        this.view = view;
        this.run = run;
        this.orders = orders;
        this.deadlines = deadlines;
        this.out = out;
    }

    /** Continues an attempt that was decided: its Job exists, or is created once nothing of an earlier one is left. */
    StepStatus starting(Step step, StepStatus before) {
        Optional<JobFacts> job = view.facts().job(step.name(), before.attempt());
        if (job.isPresent()) {
            return StepEdit.of(before).running(job.get().uid(), view.now()).done();
        }
        RunFacts others = view.facts().others(step.name(), before.attempt());
        if (!others.isOver(view.now())) {
            others.nextLoss().ifPresent(out::wakeAt);
            out.note(
                    StatusNote.Urgency.WAITS,
                    "EarlierAttempt",
                    "Starts " + step.name() + " again when the pods of its earlier attempt are gone.");
            return before;
        }
        String name = JobName.of(view.id().name(), view.id().uid(), step.name(), before.attempt());
        JobRefusal unmade = view.unmade().get(name);
        if (unmade != null) {
            out.note(StatusNote.Urgency.NEEDS_PERSON, unmade.why().title(), unmade.sentence());
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
                        StatusNote.Urgency.WORKS,
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
                run.spec().execution().queueName(),
                run.podInputs()))));
    }

    /** Continues an attempt whose Job was seen. */
    StepStatus running(Step step, StepStatus before) {
        Optional<JobFacts> job = view.facts().job(before.jobUid());
        if (job.isPresent() && job.get().end() == null) {
            return new ActiveJob(step, job.get(), run, deadlines, remedies(step, before), out, view.now()).next(before);
        }
        Optional<AttemptOutput> left = orders.left(step, before);
        if (left.isEmpty()) {
            return before;
        }
        return switch (left.get()) {
            case AttemptOutput.Complete complete -> succeeded(before, complete);
            case AttemptOutput.Incomplete incomplete ->
                job.map(ended -> judged(step, before, ended, incomplete)).orElseGet(() -> vanished(step, before));
        };
    }

    private StepStatus succeeded(StepStatus before, AttemptOutput.Complete complete) {
        return StepEdit.of(before)
                .succeeded(OutputStatus.of(complete.location()), complete.metrics(), view.now())
                .done();
    }

    private StepStatus judged(Step step, StepStatus before, JobFacts job, AttemptOutput.Incomplete incomplete) {
        FailureDiagnosis verdict = FailureDiagnosis.of(job);
        JobEnd end = Objects.requireNonNull(job.end());
        if (incomplete.broken() != null && end.result() == JobEnd.Result.COMPLETE) {
            verdict = new FailureDiagnosis(
                    FailureClass.STORE_CORRUPT, verdict.exitCode(), incomplete.broken(), null, null);
        }
        String log = verdict.pod() == null
                ? null
                : run.place().address(orders.output(step, before) + verdict.pod() + "/log.txt");
        return remedies(step, before).of(verdict, log);
    }

    private StepStatus vanished(Step step, StepStatus before) {
        int lost = Objects.requireNonNullElse(before.lost(), 0);
        if (lost >= MAY_VANISH) {
            return remedies(step, before)
                    .ended(
                            FailureClass.CODE_ERROR,
                            "its Job vanished " + (lost + 1)
                                    + " times without an output; find out who deletes Jobs here");
        }
        return StepEdit.of(before).lostOnceMore().starting(view.now()).done();
    }

    /** Continues a step whose attempt failed: it is repeated when the pause is over. */
    StepStatus retrying(Step step, StepStatus before) {
        Instant at = Instant.parse(Objects.requireNonNull(before.retryAt()));
        if (view.now().isBefore(at)) {
            out.wakeAt(at);
            out.note(
                    StatusNote.Urgency.WAITS,
                    Objects.requireNonNull(before.lastFailure()).failureClass(),
                    "Tries " + step.name() + " again at " + at + " after "
                            + before.lastFailure().failureClass() + ": "
                            + before.lastFailure().message() + ".");
            return before;
        }
        return StepEdit.of(before).starting(view.now()).done();
    }

    /**
     * Ends an attempt whose time is up. Where its Job has ended before that was noticed, a complete output still
     * counts.
     */
    StepStatus late(Step step, StepStatus before, String why) {
        Optional<JobFacts> job = view.facts().job(step.name(), before.attempt());
        boolean ended = before.state() == StepPhase.RUNNING
                ? job.isEmpty() || job.get().end() != null
                : before.state() == StepPhase.STARTING
                        && job.isPresent()
                        && job.get().end() != null;
        if (!ended) {
            return remedies(step, before).late(why);
        }
        return orders.left(step, before)
                .map(left -> switch (left) {
                    case AttemptOutput.Complete complete -> succeeded(before, complete);
                    case AttemptOutput.Incomplete _ -> remedies(step, before).late(why);
                })
                .orElse(before);
    }

    private Remedies remedies(Step step, StepStatus before) {
        StageResources resources = run.profile().resources().of(step.task());
        return new Remedies(
                step,
                before,
                new Remedies.Limits(
                        run.spec().execution().retries(),
                        Amounts.bytes(resources.memory()),
                        Amounts.bytes(resources.maximumMemory()),
                        view.id().uid() + "/" + step.name()),
                view.now());
    }
}
