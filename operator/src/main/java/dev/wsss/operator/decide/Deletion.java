package dev.wsss.operator.decide;

import dev.wsss.operator.observed.JobFacts;
import dev.wsss.operator.query.QueryResult;
import dev.wsss.operator.query.Remaining;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.operator.spec.StoreLocation;
import dev.wsss.operator.status.StatusNote;
import dev.wsss.operator.status.StatusOf;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that is being deleted: its Jobs stop, and its artifacts are removed if its retention says so. The finalizer
 * goes in time, whatever the store and the pods do; in a namespace that is being deleted within half a minute, since
 * everything there waits. A removal that goes on is waited for.
 *
 * @param view of the run
 * @param place where its artifacts are; absent when its spec does not say so any more
 */
record Deletion(RunView view, @Nullable StoreLocation place) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PATIENCE_OF_A_NAMESPACE = Duration.ofSeconds(30);

    /** The time in which other runs that found a result of this one say so in their status. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    /** Nothing wakes a run when its namespace is deleted after it. */
    private static final Duration CHECK = Duration.ofSeconds(15);

    Decision decision() {
        DecisionBuilder out = new DecisionBuilder(view.answers(), view.now());
        for (JobFacts job : view.facts().jobs()) {
            if (!job.deleting()) {
                out.act(new Action.DeleteJob(job.name()));
            }
        }
        if (view.finalized()) {
            release(out);
        }
        return new Decision(
                new StatusOf(view.status(), view.generation(), view.now()).deleting(out.notes()),
                place,
                out.questions(),
                out.actions(),
                out.wake());
    }

    private void release(DecisionBuilder out) {
        Duration patience = view.terminating() ? PATIENCE_OF_A_NAMESPACE : PATIENCE;
        Instant end = Objects.requireNonNull(view.deleted()).plus(patience);
        boolean late = !view.now().isBefore(end);
        if (view.facts().isOver(view.now())) {
            remove(out, late);
        } else if (late) {
            giveUp(out, "its pods have not gone");
        } else {
            out.note(
                    StatusNote.Urgency.WAITS, "Deleting", "Waits for its pods to go before its artifacts are removed.");
        }
        if (!late) {
            Instant check = view.now().plus(CHECK);
            out.wakeAt(check.isBefore(end) ? check : end);
        }
    }

    private void remove(DecisionBuilder out, boolean late) {
        if (place == null) {
            giveUp(out, "its spec does not say where they are");
            return;
        }
        Instant settled = Objects.requireNonNullElse(view.leaving(), view.now()).plus(MOMENT);
        if (view.now().isBefore(settled)) {
            // Another run may have found a result of this one just now, and its status says so in a moment.
            out.wakeAt(settled);
            return;
        }
        StoreQuery.Removed removed = new StoreQuery.Removed(view.shared());
        Optional<Remaining> left = out.ask(removed, "to remove its artifacts");
        if (left.isPresent() && left.get().none()) {
            out.act(new Action.RemoveFinalizer());
        } else if (left.isPresent() && !(late && view.terminating())) {
            out.note(
                    StatusNote.Urgency.WORKS,
                    "Deleting",
                    "Removes its artifacts: " + left.get().objects() + " objects are left.");
        } else if (left.isPresent()) {
            giveUp(out, left.get().objects() + " objects are left");
        } else if (late) {
            String why = view.answers().to(removed) instanceof QueryResult.Trouble<Remaining> trouble
                    ? trouble.failure().evidence()
                    : "the store took too long";
            giveUp(out, why);
        }
    }

    /** Gives up and removes the finalizer; a namespace that is being deleted takes no Events. */
    private void giveUp(DecisionBuilder out, String why) {
        String sentence = "not all artifacts were removed: " + why + "; what is left lies below "
                + view.id().uid() + "/";
        out.act(new Action.LeaveArtifacts(sentence));
        if (!view.terminating()) {
            out.act(new Action.RecordEvent(Action.Weight.WARNING, "ArtifactsLeft", sentence, ""));
        }
    }
}
