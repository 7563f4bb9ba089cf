package dev.wsss.operator.decide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.operator.api.RunTimes;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.observed.JobFacts;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.operator.status.Eta;
import dev.wsss.operator.status.StatusNote;
import dev.wsss.operator.status.StatusOf;
import dev.wsss.pipeline.artifact.CanonicalJson;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decision about an accepted run. */
final class StepsDecision {
    /** Fields of the spec that change no step: to set a time to live must not begin failed ones again. */
    private static final List<String> NO_WORK = List.of("retention", "suspend");

    /** The time by which what was written last can be read. */
    private static final Duration LAG = Duration.ofMinutes(1);

    private final RunView view;
    private final Acceptance.Accepted run;
    private final DecisionBuilder out;
    private final SequencedMap<String, StepStatus> steps = new LinkedHashMap<>();
    private RunTimes times;

    StepsDecision(RunView view, Acceptance.Accepted run) {
        this.view = view;
        this.run = run;
        this.out = new DecisionBuilder(view.answers(), view.now());
        this.times = view.status().times();
        for (Step step : run.pipeline().steps()) {
            steps.put(step.name(), view.status().step(step.name()).orElseGet(() -> StepStatus.fresh(step.name())));
        }
    }

    Decision decision() {
        boolean followed = followEdit();
        String rerun = followRerun();
        keepTime();
        if (run.spec().suspend()) {
            stop();
        } else {
            go(followed);
        }
        tidy();
        finish();
        Long observed = followed ? (Long) view.generation() : view.status().observedGeneration();
        WSSSRunStatus status = new StatusOf(view.status(), view.generation(), view.now())
                .accepted(new StatusOf.Progressed(
                        observed,
                        followed ? followed() : view.status().followed(),
                        rerun,
                        times,
                        times.finished() == null ? new Eta(run.pipeline(), steps).words() : null,
                        run.place().status(),
                        run.spec().suspend(),
                        out.notes(),
                        List.copyOf(steps.values()),
                        reported("report.html"),
                        reported("masks/")));
        boolean over = followed && times.finished() != null;
        WSSSRunStatus written = new StatusEdit(view, out).of(status);
        return new Decision(written, run.place(), over ? Set.of() : out.questions(), out.actions(), out.wake());
    }

    /** Returns whether the store can be used; no query is made when nothing is left to begin. */
    private boolean isUsable() {
        boolean begins = steps.values().stream()
                .anyMatch(each -> each.state() == StepPhase.STARTING
                        || each.state() == StepPhase.RETRYING
                        || (each.state() == StepPhase.WAITING && !isBlocked(each)));
        return begins
                && out.ask(new StoreQuery.Usable(), "whether it can be used").isPresent();
    }

    /** Returns whether the steps follow the present generation of the spec. */
    private boolean followEdit() {
        Long seen = view.status().observedGeneration();
        if (seen != null && seen == view.generation()) {
            return true;
        }
        if (seen == null) {
            restartClock();
            return true;
        }
        if (run.spec().suspend()) {
            // Going on is an edit as well: what changed meanwhile is compared then, and a suspended run asks nothing.
            return true;
        }
        if (Objects.equals(followed(), view.status().followed())) {
            return true;
        }
        Acceptance.Accepted resolved = resolved();
        Optional<SequencedMap<String, StepStatus>> edited =
                new Invalidation(view, resolved, new KnownInputs(resolved.pipeline(), steps, out)).edited();
        edited.ifPresent(changed -> {
            if (!changed.equals(steps) || view.status().times().finished() != null) {
                restartClock();
            }
            steps.putAll(changed);
        });
        return edited.isPresent();
    }

    /** Returns the digest of what the steps follow; a suspended run goes on following what it did. */
    private @Nullable String followed() {
        Long observed = view.status().observedGeneration();
        String known = view.status().followed();
        boolean unchanged = known != null && observed != null && observed == view.generation();
        if (unchanged || (run.spec().suspend() && observed != null)) {
            return known;
        }
        ObjectNode spec = view.spec().deepCopy();
        spec.remove(NO_WORK);
        return Sha256.of(CanonicalJson.bytes(spec)).substring(0, Acceptance.DIGEST_LENGTH);
    }

    /** Returns the value of the re-run annotation that is handled now. */
    private @Nullable String followRerun() {
        String wish = view.rerun();
        if (wish == null) {
            return view.status().rerun();
        }
        Rerun rerun = new Rerun(wish);
        if (rerun.remembered().equals(view.status().rerun())) {
            return view.status().rerun();
        }
        String problem = rerun.problem(run.pipeline());
        if (problem.isEmpty()) {
            rerun.apply(run.pipeline(), steps);
            restartClock();
        } else {
            out.act(new Action.RecordEvent(Action.Weight.WARNING, "UnknownStep", problem, rerun.remembered()));
        }
        return rerun.remembered();
    }

    private void restartClock() {
        times = new RunTimes(view.now().toString(), null, null, null);
    }

    /** Excludes suspended time from deadlines. */
    private void keepTime() {
        RunClock clock = new RunClock(times, view.now());
        if (run.spec().suspend()) {
            times = clock.stopped();
        } else {
            steps.replaceAll((name, step) -> clock.going(step));
            times = clock.going();
        }
    }

    private void stop() {
        steps.replaceAll((name, before) -> StepEdit.suspended(before));
        out.note(StatusNote.Urgency.NEEDS_PERSON, "Suspended", "Suspended; set spec.suspend to false to go on.");
    }

    /** Decides every step, prerequisites first: what one of them enables happens in the same reconciliation. */
    private void go(boolean followed) {
        boolean mayStart = followed && isUsable();
        Acceptance.Accepted resolved = resolved();
        KnownInputs inputs = new KnownInputs(resolved.pipeline(), steps, out);
        Deadlines deadlines = new Deadlines(Deadlines.Limits.of(run.spec().execution()), times);
        Orders orders = new Orders(view, resolved, inputs, out);
        AttemptedStep attempted = new AttemptedStep(view, resolved, orders, deadlines, out);
        WaitingStep waiting = new WaitingStep(view, resolved, inputs, out);
        for (Step step : resolved.pipeline().steps()) {
            StepStatus before = Objects.requireNonNull(steps.get(step.name()));
            StepStatus after = before;
            for (int turn = 0; turn < 3; turn++) {
                StepStatus from = after;
                after = switch (from.state()) {
                    case WAITING ->
                        followed && inputs.arePublished(step)
                                ? inTime(step, from, attempted, deadlines, mayStart ? waiting::next : (_, same) -> same)
                                : from;
                    case STARTING -> inTime(step, from, attempted, deadlines, attempted::starting);
                    case RUNNING -> inTime(step, from, attempted, deadlines, attempted::running);
                    case RETRYING -> inTime(step, from, attempted, deadlines, attempted::retrying);
                    case SUCCEEDED, FAILED -> from;
                };
                if (after.state() == from.state() || after.state() == StepPhase.WAITING) {
                    break;
                }
            }
            steps.put(step.name(), after);
        }
    }

    /** A part of the work on one step. */
    @FunctionalInterface
    private interface Part {
        StepStatus next(Step step, StepStatus before);
    }

    private StepStatus inTime(Step step, StepStatus before, AttemptedStep attempted, Deadlines deadlines, Part part) {
        Optional<Instant> ofRun = deadlines.run();
        Optional<Instant> ofStep = deadlines.step(before);
        if (ofRun.isPresent() && !view.now().isBefore(ofRun.get())) {
            return attempted.late(step, before, Deadlines.missedByRun(ofRun.get()));
        }
        if (ofStep.isPresent() && !view.now().isBefore(ofStep.get())) {
            return attempted.late(step, before, Deadlines.missedByStep(ofStep.get()));
        }
        ofRun.ifPresent(out::wakeAt);
        ofStep.ifPresent(out::wakeAt);
        return part.next(step, before);
    }

    /** Removes every Job that belongs to no present attempt; its evidence is in the status that is written first. */
    private void tidy() {
        for (JobFacts job : view.facts().jobs()) {
            StepStatus step = steps.get(job.step());
            boolean wanted = step != null && step.state().isActive() && step.attempt() == job.attempt();
            if (!wanted && !job.deleting() && !isAhead(job, step)) {
                out.act(new Action.DeleteJob(job.name()));
            }
        }
    }

    /**
     * Returns whether a Job belongs to an attempt newer than this status: the run was read before it was written last.
     */
    private boolean isAhead(JobFacts job, @Nullable StepStatus step) {
        Instant trusted = job.created().plus(LAG);
        if (step == null || job.attempt() <= step.attempt() || !view.now().isBefore(trusted)) {
            return false;
        }
        out.wakeAt(trusted);
        return true;
    }

    private void finish() {
        boolean over = steps.values().stream()
                .allMatch(each ->
                        each.state() == StepPhase.SUCCEEDED || each.state() == StepPhase.FAILED || isBlocked(each));
        if (over && times.finished() == null) {
            times = new RunTimes(times.started(), view.now().toString(), null, times.suspendedSeconds());
        } else if (!over && times.finished() != null) {
            times = new RunTimes(times.started(), null, times.suspended(), times.suspendedSeconds());
        }
        new Retirement(view, run.spec().retention(), out).decide(over ? times.finished() : null);
    }

    private boolean isBlocked(StepStatus status) {
        Step step = run.pipeline().step(status.name());
        return status.state() == StepPhase.WAITING
                && run.pipeline().ancestry(step).stream()
                        .map(each -> Objects.requireNonNull(steps.get(each.name())))
                        .anyMatch(each -> each.state() == StepPhase.FAILED);
    }

    /** Returns the run with what re-runs and remedies have changed in its steps. */
    private Acceptance.Accepted resolved() {
        Pipeline pipeline = run.pipeline().mapped(step -> {
            StepStatus status = Objects.requireNonNull(steps.get(step.name()));
            Step salted = status.salt() == null ? step : step.withSalt(status.salt());
            Integer microBatch = status.effective().microBatch();
            return microBatch == null ? salted : MicroBatch.applied(salted, microBatch);
        });
        return new Acceptance.Accepted(run.spec(), pipeline, run.profile(), run.written(), run.place());
    }

    /** Returns the place of something that the report step writes; nothing before it has. */
    private @Nullable String reported(String name) {
        boolean written = run.pipeline().steps().stream()
                .filter(step -> step.task() == Report.REPORT)
                .anyMatch(step -> Objects.requireNonNull(steps.get(step.name())).state() == StepPhase.SUCCEEDED);
        return written ? run.place().address("runs/" + view.id().name() + "/" + name) : null;
    }
}
