package dev.wsss.operator.reconcile;

import dev.wsss.operator.api.WSSSRun;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries decisions out: the status first, then the actions.
 *
 * @param cluster that is asked
 */
record Carrying(Cluster cluster) {
    /**
     * What came of it.
     *
     * @param written whether the status is as the decision wants it; otherwise nothing else was done
     * @param unmade Jobs that could not be made, by name
     */
    record Result(boolean written, Map<String, Unmade> unmade) {}

    Result out(WSSSRun run, Decision decision) {
        boolean changed = !decision.status().equals(run.getStatus());
        if (changed && !cluster.writeStatus(run, decision.status())) {
            return new Result(false, Map.of());
        }
        return new Result(true, act(run, decision.actions()));
    }

    private Map<String, Unmade> act(WSSSRun run, List<Action> actions) {
        Map<String, Unmade> unmade = new HashMap<>();
        for (Action action : actions) {
            switch (action) {
                case Action.CreateJob create -> {
                    Job job = create.job();
                    cluster.create(run, job)
                            .ifPresent(why -> unmade.put(job.getMetadata().getName(), why));
                }
                case Action.DeleteJob delete -> cluster.delete(run.getMetadata().getNamespace(), delete.name());
                case Action.Tell tell -> cluster.tell(run, tell);
                case Action.AddFinalizer hold -> cluster.hold(run);
                case Action.RemoveFinalizer release -> cluster.release(run);
                case Action.DeleteRun dismiss -> cluster.dismiss(run);
            }
        }
        return unmade;
    }
}
