package dev.wsss.operator.decide;

import dev.wsss.operator.api.LastFailure;
import dev.wsss.operator.api.RunTimes;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.observed.JobFacts;
import dev.wsss.operator.observed.Pending;
import dev.wsss.operator.status.StatusOf;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A run whose spec or environment is refused. Nothing new starts and its active Jobs go on, but its user can still suspend
 * it, and its deadlines hold: both are read from the spec whatever else is wrong there.
 *
 * <p>A Job that has ended keeps its step as it is; its output is judged when the run is accepted again.
 */
final class RefusedRun {
    private static final int MESSAGE_BYTES = 256;

    private final RunView view;
    private final Acceptance.Refused refused;
    private final DecisionBuilder out;

    RefusedRun(RunView view, Acceptance.Refused refused) {
        this.view = view;
        this.refused = refused;
        this.out = new DecisionBuilder(view.answers(), view.now());
    }

    Decision decision() {
        RunClock clock = new RunClock(view.status().times(), view.now());
        return view.spec().path("suspend").booleanValue() ? suspended(clock) : going(clock);
    }

    private Decision suspended(RunClock clock) {
        view.facts().jobs().stream().filter(job -> !job.deleting()).forEach(this::delete);
        List<StepStatus> steps =
                view.status().steps().stream().map(StepEdit::suspended).toList();
        return decided(clock.stopped(), steps, refused.message() + "; the run is suspended");
    }

    private Decision going(RunClock clock) {
        RunTimes times = clock.going();
        Deadlines deadlines = new Deadlines(Deadlines.Limits.of(view.spec()), times);
        List<StepStatus> steps = view.status().steps().stream()
                .map(clock::going)
                .map(step -> inTime(step, deadlines))
                .toList();
        steps.stream()
                .filter(step -> step.state() == StepPhase.FAILED)
                .flatMap(step -> view.facts().job(step.name(), step.attempt()).stream())
                .filter(job -> !job.deleting())
                .forEach(this::delete);
        return decided(times, steps, refused.message());
    }

    private Decision decided(RunTimes times, List<StepStatus> steps, String message) {
        WSSSRunStatus status = new StatusOf(view.status().reached(times, steps), view.generation(), view.now())
                .refused(refused.reason(), message);
        return new Decision(new StatusEdit(view, out).of(status), null, Set.of(), out.actions(), out.wake());
    }

    private void delete(JobFacts job) {
        out.act(new Action.DeleteJob(job.name()));
    }

    private StepStatus inTime(StepStatus step, Deadlines deadlines) {
        Optional<JobFacts> job = step.state().isActive()
                ? view.facts().job(step.name(), step.attempt()).filter(each -> each.end() == null)
                : Optional.empty();
        if (job.isEmpty()) {
            return step;
        }
        Optional<Pending> pending = Pending.of(job.get(), view.now());
        StepStatus waits = ActiveJob.awaiting(step, job.get(), pending, view.now());
        if (deadlines.limits().pending() != null) {
            Pending.nextCheck(job.get(), view.now()).ifPresent(out::wakeAt);
        }
        for (Limit limit : limits(waits, pending, deadlines)) {
            if (!view.now().isBefore(limit.end)) {
                LastFailure failure = new LastFailure(
                        limit.failureClass.title(),
                        null,
                        SafeText.of(limit.sentence, MESSAGE_BYTES),
                        null,
                        view.now().toString());
                return StepEdit.of(waits).failure(failure).failed(view.now()).done();
            }
            out.wakeAt(limit.end);
        }
        return waits;
    }

    /**
     * A moment at which an active Job has to end.
     *
     * @param end the moment
     * @param failureClass of the step then
     * @param sentence that says why
     */
    private record Limit(Instant end, FailureClass failureClass, String sentence) {}

    private static List<Limit> limits(StepStatus step, Optional<Pending> pending, Deadlines deadlines) {
        List<Limit> limits = new ArrayList<>();
        deadlines
                .run()
                .ifPresent(end -> limits.add(new Limit(end, FailureClass.TERMINATED, Deadlines.missedByRun(end))));
        deadlines
                .step(step)
                .ifPresent(end -> limits.add(new Limit(end, FailureClass.TERMINATED, Deadlines.missedByStep(end))));
        pending.filter(_ -> step.pendingSince() != null).ifPresent(why -> deadlines
                .pending(Instant.parse(Objects.requireNonNull(step.pendingSince())))
                .ifPresent(end ->
                        limits.add(new Limit(end, why.failureClass(), Deadlines.missedByPods(end, why.message())))));
        return limits;
    }
}
