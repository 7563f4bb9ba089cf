package dev.wsss.operator.decide;

import dev.wsss.pipeline.manifest.Retention;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Retention of a run that is over, and holds on its deletion.
 *
 * @param view of the run
 * @param retention of its spec
 * @param out where actions go
 */
record Retirement(RunView view, Retention retention, DecisionBuilder out) {
    /**
     * Decides.
     *
     * @param finished ISO-8601 instant at which it was over; absent: it is not
     */
    void decide(@Nullable String finished) {
        keepFinalizer();
        if (finished != null) {
            dismiss(Instant.parse(finished));
        }
    }

    private void keepFinalizer() {
        boolean wanted = retention.onDelete() == Retention.OnDelete.DELETE;
        if (wanted && !view.finalized()) {
            out.act(new Action.AddFinalizer());
        } else if (!wanted && view.finalized()) {
            out.act(new Action.RemoveFinalizer());
        }
    }

    /** Deletes a finished run once its TTL has passed. */
    private void dismiss(Instant finished) {
        Long keep = retention.ttlSecondsAfterFinished();
        if (keep == null) {
            return;
        }
        Instant end = finished.plusSeconds(keep);
        if (view.now().isBefore(end)) {
            out.wakeAt(end);
        } else {
            out.act(new Action.DeleteRun());
        }
    }
}
