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
     * @param taken names of Jobs that belong to somebody else, with a sentence each
     */
    record Result(boolean written, Map<String, String> taken) {}

    Result out(WSSSRun run, Decision decision) {
        boolean changed = !decision.status().equals(run.getStatus());
        if (changed && !cluster.writeStatus(run, decision.status())) {
            return new Result(false, Map.of());
        }
        return new Result(true, act(run, decision.actions()));
    }

    private Map<String, String> act(WSSSRun run, List<Action> actions) {
        Map<String, String> taken = new HashMap<>();
        for (Action action : actions) {
            switch (action) {
                case Action.CreateJob create -> {
                    Job job = create.job();
                    cluster.create(run, job)
                            .ifPresent(sentence -> taken.put(job.getMetadata().getName(), sentence));
                }
                case Action.DeleteJob delete -> cluster.delete(run.getMetadata().getNamespace(), delete.name());
                case Action.Tell tell -> cluster.tell(run, tell);
                case Action.AddFinalizer hold -> cluster.hold(run);
                case Action.RemoveFinalizer release -> cluster.release(run);
                case Action.DeleteRun dismiss -> cluster.dismiss(run);
            }
        }
        return taken;
    }
}
