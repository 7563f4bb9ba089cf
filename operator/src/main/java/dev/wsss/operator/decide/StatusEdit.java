package dev.wsss.operator.decide;

import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.status.GpuAccount;

/**
 * The edit of a run's status, and the Events that it gives.
 *
 * @param view of the run
 * @param out where Events go
 */
record StatusEdit(RunView view, DecisionBuilder out) {
    /** Returns the status to be written; the present one where nothing in it is worth a write. */
    WSSSRunStatus of(WSSSRunStatus decided) {
        WSSSRunStatus written = GpuAccount.counted(view.status(), worthAWrite(decided), view.facts(), view.now());
        new RunEvents(view.id(), view.status(), written).all(out.notes()).forEach(out::act);
        return written;
    }

    /** Returns the status without a note on a store query until that has been pending for three seconds, to save a write. */
    private WSSSRunStatus worthAWrite(WSSSRunStatus status) {
        return out.answerIsDue()
                .filter(_ -> status.explaining(view.status().explain()).equals(view.status()))
                .map(due -> {
                    out.wakeAt(due);
                    return view.status();
                })
                .orElse(status);
    }
}
