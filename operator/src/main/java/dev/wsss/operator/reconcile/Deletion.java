package dev.wsss.operator.reconcile;

import dev.wsss.operator.observed.JobFacts;
import dev.wsss.operator.publish.Question;
import dev.wsss.operator.publish.Reply;
import dev.wsss.operator.status.Note;
import dev.wsss.operator.status.StatusOf;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run that is being deleted: its Jobs stop, and where it asked for it its artifacts go, within a time that an outage of the
 * store cannot stretch.
 *
 * @param view of the run
 * @param place where its artifacts are; absent when its spec does not say so any more
 */
record Deletion(RunView view, @Nullable Place place) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    Decision decision() {
        Collected out = new Collected(view.answers(), view.now());
        for (JobFacts job : view.facts().jobs()) {
            if (!job.deleting()) {
                out.act(new Action.DeleteJob(job.name()));
            }
        }
        if (view.finalized() && view.facts().isEmpty()) {
            remove(out);
        } else if (view.finalized()) {
            out.note(Note.Urgency.WAITS, "Deleting", "Waits for its pods to go before its artifacts are removed.");
        }
        return new Decision(
                new StatusOf(view.status(), view.generation(), view.now()).deleting(out.notes()),
                place,
                out.questions(),
                out.actions(),
                out.wake());
    }

    private void remove(Collected out) {
        if (place == null) {
            giveUp(out, "its spec does not say where they are");
            return;
        }
        Question.Removed removed = new Question.Removed(view.shared());
        boolean gone = out.ask(removed, "to remove its artifacts").isPresent();
        Instant end = Objects.requireNonNull(view.deleted()).plus(PATIENCE);
        if (gone) {
            out.act(new Action.RemoveFinalizer());
        } else if (!view.now().isBefore(end)) {
            String why = view.answers().to(removed) instanceof Reply.Trouble<Boolean> trouble
                    ? trouble.failure().evidence()
                    : "the store took longer than " + PATIENCE.toMinutes() + " minutes";
            giveUp(out, why);
        } else {
            out.wakeAt(end);
        }
    }

    private void giveUp(Collected out, String why) {
        out.act(new Action.Tell(
                Action.Weight.WARNING,
                "ArtifactsLeft",
                "not all artifacts were removed: " + why + "; what is left lies below "
                        + view.id().uid() + "/"));
        out.act(new Action.RemoveFinalizer());
    }
}
