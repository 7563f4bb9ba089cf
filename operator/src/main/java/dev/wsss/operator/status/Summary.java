package dev.wsss.operator.status;

import dev.wsss.operator.api.LastFailure;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.pipeline.outcome.FailureClass;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run in a few words, derived from its steps and never read back.
 *
 * @param state one word
 * @param step that it is at
 * @param progress of that step
 * @param retries counted ones
 * @param reason why nothing goes on; absent while it does
 * @param miou of the last masks, else of the last maps
 * @param explain one sentence
 */
record Summary(
        RunState state,
        @Nullable String step,
        @Nullable String progress,
        @Nullable Integer retries,
        @Nullable String reason,
        @Nullable String miou,
        String explain) {
    private static final String MIOU = "miou";

    static Summary of(StatusOf.Progressed run) {
        List<StepStatus> steps = run.steps();
        RunState state = state(run);
        Optional<StepStatus> at = at(steps, state);
        int retries = steps.stream()
                .mapToInt(each -> each.failures().getOrDefault(FailureClass.CODE_ERROR.title(), 0))
                .sum();
        Optional<StatusNote> urgent = urgent(run.notes());
        return new Summary(
                state,
                at.map(StepStatus::name).orElse(null),
                progress(steps, at, state),
                retries == 0 ? null : retries,
                reason(state, at, urgent),
                miou(steps),
                explain(run, state, at));
    }

    /** Returns a word for conditions, which must not be empty. */
    String reasonWord() {
        return reason == null ? state.title() : reason;
    }

    private static RunState state(StatusOf.Progressed run) {
        if (run.times().finished() != null) {
            return run.steps().stream().allMatch(each -> each.state() == StepPhase.SUCCEEDED)
                    ? RunState.SUCCEEDED
                    : RunState.FAILED;
        }
        if (run.suspended()) {
            return RunState.SUSPENDED;
        }
        return run.steps().stream().anyMatch(each -> each.state() != StepPhase.WAITING)
                ? RunState.RUNNING
                : RunState.PENDING;
    }

    /** Returns the first failed step of a failed run, else the first that is not done. */
    private static Optional<StepStatus> at(List<StepStatus> steps, RunState state) {
        Stream<StepStatus> candidates = state == RunState.FAILED
                ? steps.stream().filter(each -> each.state() == StepPhase.FAILED)
                : Stream.concat(
                        steps.stream().filter(each -> each.state().isActive() || each.state() == StepPhase.RETRYING),
                        steps.stream().filter(each -> each.state() == StepPhase.WAITING));
        return candidates.findFirst();
    }

    private static String progress(List<StepStatus> steps, Optional<StepStatus> at, RunState state) {
        long done = steps.stream()
                .filter(each -> each.state() == StepPhase.SUCCEEDED)
                .count();
        String overall = done + "/" + steps.size();
        return state == RunState.RUNNING
                ? overall
                        + at.map(StepStatus::progress)
                                .map(each -> " (" + each.percent() + "%)")
                                .orElse("")
                : overall;
    }

    private static @Nullable String reason(RunState state, Optional<StepStatus> at, Optional<StatusNote> urgent) {
        if (state == RunState.FAILED) {
            return at.map(StepStatus::lastFailure)
                    .map(LastFailure::failureClass)
                    .orElse(RunState.FAILED.title());
        }
        return urgent.filter(note -> note.urgency().compareTo(StatusNote.Urgency.WORKS) > 0)
                .map(StatusNote::reason)
                .orElse(null);
    }

    private static @Nullable String miou(List<StepStatus> steps) {
        return steps.reversed().stream()
                .map(each -> each.metrics().get(MIOU))
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> String.format(Locale.ROOT, "%.3f", value))
                .orElse(null);
    }

    private static String explain(StatusOf.Progressed run, RunState state, Optional<StepStatus> at) {
        return switch (state) {
            case SUCCEEDED -> "Done at " + run.times().finished() + ".";
            case FAILED ->
                at.map(step -> "Failed in " + step.name() + ": " + words(step.lastFailure())
                                + " To try again set the annotation wsss.dev/rerun to failed@TOKEN, or edit the spec.")
                        .orElse("Failed.");
            case PENDING, RUNNING, SUSPENDED, INVALID, DELETING -> sentence(run.notes(), "Nothing to do.");
        };
    }

    private static String words(@Nullable LastFailure failure) {
        return failure == null
                ? "nothing is known."
                : failure.failureClass() + ", " + failure.message()
                        + (failure.message().endsWith(".") ? "" : ".");
    }

    /** Returns the most urgent note, and how many others there are of its urgency. */
    static String sentence(List<StatusNote> notes, String otherwise) {
        return urgent(notes)
                .map(note -> {
                    long others = notes.stream()
                                    .filter(each -> each.urgency() == note.urgency())
                                    .count()
                            - 1;
                    return note.sentence() + (others == 0 ? "" : " (and " + others + " more)");
                })
                .orElse(otherwise);
    }

    private static Optional<StatusNote> urgent(List<StatusNote> notes) {
        // Of equally urgent notes the first one said counts: max would take the last.
        return notes.reversed().stream().max(Comparator.comparing(StatusNote::urgency));
    }
}
