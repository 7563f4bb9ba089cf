package dev.wsss.operator.reconcile;

import dev.wsss.operator.observed.JobFacts;
import dev.wsss.operator.publish.Question;
import dev.wsss.operator.publish.Reply;
import dev.wsss.operator.status.Note;
import dev.wsss.operator.status.StatusOf;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A run that is being deleted: its Jobs stop, and where it asked for it its artifacts go, within a time that an outage of the
 * store cannot stretch.
 *
 * @param view of the run
 */
record Deletion(RunView view) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    Decision decision() {
        Collected out = new Collected(view.answers());
        for (JobFacts job : view.facts().jobs()) {
            if (!job.deleting()) {
                out.act(new Action.DeleteJob(job.name(), job.uid()));
            }
        }
        if (view.finalized() && view.facts().isEmpty()) {
            remove(out);
        } else if (view.finalized()) {
            out.note(Note.Urgency.WAITS, "Deleting", "Waits for its pods to go before its artifacts are removed.");
        }
        return new Decision(
                new StatusOf(view.status(), view.generation(), view.now()).deleting(out.notes()),
                out.questions(),
                out.actions(),
                out.wake());
    }

    private void remove(Collected out) {
        Question.Removed removed = new Question.Removed(view.shared());
        boolean gone = out.ask(removed, "to remove its artifacts").isPresent();
        Instant end = Objects.requireNonNull(view.deleted()).plus(PATIENCE);
        if (gone) {
            out.act(new Action.RemoveFinalizer());
        } else if (!view.now().isBefore(end)) {
            String why = view.answers().to(removed) instanceof Reply.Trouble<Boolean> trouble
                    ? trouble.failure().evidence()
                    : "the store took longer than " + PATIENCE.toMinutes() + " minutes";
            out.act(new Action.Tell(
                    Action.Weight.WARNING,
                    "ArtifactsLeft",
                    "not all artifacts were removed: " + why + "; what is left lies below "
                            + view.id().uid() + "/"));
            out.act(new Action.RemoveFinalizer());
        } else {
            out.wakeAt(end);
        }
    }
}
