package dev.wsss.operator.decide;

import dev.wsss.operator.api.LastFailure;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.desired.JobName;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.status.RunState;
import dev.wsss.operator.status.StatusNote;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events of an edit of a run's status, one for each transition that a person cares about.
 *
 * <p>The edit is written once, with the version that was read, so a reconciliation that is repeated records nothing again.
 *
 * @param run that it is
 * @param before as the last reconciliation left it
 * @param after as this one leaves it
 */
record RunEvents(RunIdentity run, WSSSRunStatus before, WSSSRunStatus after) {
    /** Returns the Events in the order in which things happened. */
    List<Action.RecordEvent> all(List<StatusNote> notes) {
        List<Action.RecordEvent> events = new ArrayList<>();
        acceptance().ifPresent(events::add);
        for (StepStatus step : after.steps()) {
            Optional<StepStatus> earlier = before.step(step.name());
            started(earlier, step).ifPresent(events::add);
            failed(earlier, step).ifPresent(events::add);
        }
        if (isOver()) {
            events.add(end());
        } else {
            needsPerson(notes).ifPresent(events::add);
        }
        return events;
    }

    private Optional<Action.RecordEvent> acceptance() {
        Condition then = condition(before, "Accepted");
        Condition now = condition(after, "Accepted");
        if (now == null || (then != null && sameAcceptance(then, now))) {
            return Optional.empty();
        }
        String occasion = now.getObservedGeneration() + "/" + now.getLastTransitionTime() + "/" + now.getMessage();
        return Optional.of(
                isTrue(now)
                        ? event(Action.Weight.NORMAL, "Accepted", plan(), occasion)
                        : event(Action.Weight.WARNING, now.getReason(), now.getMessage(), occasion));
    }

    private String plan() {
        StoreStatus store = after.store();
        return "Run of " + after.steps().size() + " steps"
                + (store == null ? "" : "; artifacts go to s3://" + store.bucket() + "/" + store.prefix());
    }

    private static boolean sameAcceptance(Condition then, Condition now) {
        return then.getStatus().equals(now.getStatus())
                && Objects.equals(then.getReason(), now.getReason())
                && Objects.equals(then.getMessage(), now.getMessage());
    }

    private Optional<Action.RecordEvent> started(Optional<StepStatus> before, StepStatus step) {
        String seen = step.attempted();
        if (seen == null || seen.equals(before.map(StepStatus::attempted).orElse(null))) {
            return Optional.empty();
        }
        String job = JobName.of(run.name(), run.uid(), step.name(), step.attempt());
        return Optional.of(event(
                Action.Weight.NORMAL,
                "StepStarted",
                "Step " + step.name() + ", attempt " + step.attempt() + ", started as Job " + job,
                step.name() + "/" + step.attempt()));
    }

    private Optional<Action.RecordEvent> failed(Optional<StepStatus> before, StepStatus step) {
        LastFailure failure = step.lastFailure();
        boolean ends = step.state() == StepPhase.FAILED;
        if (failure == null
                || failure.equals(before.map(StepStatus::lastFailure).orElse(null))
                || (ends && isOver())) {
            return Optional.empty();
        }
        int attempt = before.map(StepStatus::attempt).orElse(step.attempt());
        String what = "Step " + step.name() + ", attempt " + attempt + ", failed with " + failure.failureClass() + ": "
                + failure.message();
        return Optional.of(event(
                Action.Weight.WARNING,
                ends ? "StepFailed" : "StepRetried",
                ends ? what : what + remedy(before, step),
                step.name() + "/" + attempt + "/" + failure.at()));
    }

    /** Describes the next attempt: when, and what is different. */
    private static String remedy(Optional<StepStatus> before, StepStatus step) {
        List<String> left = new ArrayList<>(step.effective().avoidNodes());
        before.ifPresent(earlier -> left.removeAll(earlier.effective().avoidNodes()));
        Integer micro = step.effective().microBatch();
        Long memory = step.effective().memory();
        return Stream.of(
                        step.retryAt() == null ? "" : "; tries again at " + step.retryAt(),
                        left.isEmpty() ? "" : "; avoids node " + String.join(", ", left),
                        before.isEmpty()
                                        || Objects.equals(
                                                micro, before.get().effective().microBatch())
                                ? ""
                                : "; goes on with a micro-batch of " + micro,
                        before.isEmpty()
                                        || Objects.equals(
                                                memory, before.get().effective().memory())
                                ? ""
                                : "; goes on with " + memory + " bytes of memory")
                .collect(Collectors.joining());
    }

    private boolean isOver() {
        String finished = after.times().finished();
        return finished != null && !finished.equals(before.times().finished());
    }

    private Action.RecordEvent end() {
        String occasion = String.valueOf(after.times().finished());
        String explain = Objects.requireNonNullElse(after.explain(), "");
        return RunState.SUCCEEDED.title().equals(after.state())
                ? event(
                        Action.Weight.NORMAL,
                        RunState.SUCCEEDED.title(),
                        explain
                                + (after.miou() == null ? "" : " mIoU " + after.miou() + ".")
                                + (after.report() == null ? "" : " Report: " + after.report()),
                        occasion)
                : event(Action.Weight.WARNING, RunState.FAILED.title(), explain, occasion);
    }

    /**
     * Returns the Event of a run that begins to wait for a person; while the reason stays nothing is recorded again.
     */
    private Optional<Action.RecordEvent> needsPerson(List<StatusNote> notes) {
        return notes.stream()
                .filter(note -> note.urgency() == StatusNote.Urgency.NEEDS_PERSON)
                .findFirst()
                .filter(note ->
                        note.reason().equals(after.reason()) && !note.reason().equals(before.reason()))
                .map(note -> event(
                        note.reason().equals(RunState.SUSPENDED.title()) ? Action.Weight.NORMAL : Action.Weight.WARNING,
                        note.reason(),
                        note.sentence(),
                        after.observedGeneration() + "/" + after.step()));
    }

    private static Action.RecordEvent event(Action.Weight weight, String reason, String message, String occasion) {
        return new Action.RecordEvent(weight, reason, message, occasion);
    }

    private static boolean isTrue(Condition condition) {
        return "True".equals(condition.getStatus());
    }

    private static @Nullable Condition condition(WSSSRunStatus status, String type) {
        return status.conditions().stream()
                .filter(each -> each.getType().equals(type))
                .findFirst()
                .orElse(null);
    }
}
