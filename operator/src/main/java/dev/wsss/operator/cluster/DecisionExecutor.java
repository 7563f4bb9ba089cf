package dev.wsss.operator.cluster;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.decide.Action;
import dev.wsss.operator.decide.Decision;
import dev.wsss.operator.decide.JobRefusal;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries decisions out: the status first, then the actions.
 *
 * @param cluster that is asked
 */
public record DecisionExecutor(Cluster cluster) {
    private static final Logger LOG = Logger.getLogger(DecisionExecutor.class);

    /**
     * Results of the actions.
     *
     * @param run as it is now, with the status that the decision wants; absent when it had changed since it was read: nothing else
     *     was done then
     * @param made Jobs that were asked for and are there
     * @param unmade Jobs that could not be made, by name
     */
    public record Result(Optional<WSSSRun> run, List<Job> made, Map<String, JobRefusal> unmade) {}

    /** Writes the status of a decision, and where it could be written executes the actions. */
    public Result execute(WSSSRun run, Decision decision) {
        Optional<WSSSRun> now = decision.status().equals(run.getStatus())
                ? Optional.of(run)
                : cluster.writeStatus(run, decision.status());
        Map<String, JobCreation> asked =
                now.map(written -> act(written, decision.actions())).orElse(Map.of());
        List<Job> made = new ArrayList<>();
        Map<String, JobRefusal> unmade = new HashMap<>();
        asked.forEach((name, creation) -> {
            switch (creation) {
                case JobCreation.There there -> made.add(there.job());
                case JobCreation.Refused refused -> unmade.put(name, refused.why());
                case JobCreation.Gone _ -> {}
            }
        });
        return new Result(now, made, unmade);
    }

    private Map<String, JobCreation> act(WSSSRun run, List<Action> actions) {
        Map<String, JobCreation> asked = new HashMap<>();
        for (Action action : actions) {
            switch (action) {
                case Action.CreateJob create -> {
                    Job job = create.job();
                    asked.put(job.getMetadata().getName(), cluster.create(run, job));
                }
                case Action.DeleteJob delete -> cluster.delete(run.getMetadata().getNamespace(), delete.name());
                case Action.RecordEvent tell -> cluster.recordEvent(run, tell);
                case Action.AddFinalizer hold -> cluster.addFinalizer(run);
                case Action.RemoveFinalizer release -> cluster.removeFinalizer(run);
                case Action.LeaveArtifacts left -> {
                    cluster.removeFinalizer(run);
                    LOG.warnf(
                            "run %s/%s deleted, %s",
                            run.getMetadata().getNamespace(), run.getMetadata().getName(), left.why());
                }
                case Action.DeleteRun dismiss -> cluster.deleteRun(run);
            }
        }
        return asked;
    }
}
