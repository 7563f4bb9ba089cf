package dev.wsss.operator.cluster;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.decide.Action;
import dev.wsss.operator.decide.Decision;
import dev.wsss.operator.decide.JobRefusal;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * An executor of decisions: the status first, then the actions.
 *
 * @param cluster that receives the requests
 */
public record DecisionExecutor(Cluster cluster) {
    private static final Logger LOG = Logger.getLogger(DecisionExecutor.class);

    /**
     * Results of the actions.
     *
     * @param run as it is now, with the status of the decision; absent when it had changed since it was read: nothing
     *     else was done then
     * @param unmade Jobs that could not be made, by name
     */
    public record Result(Optional<WSSSRun> run, Map<String, JobRefusal> unmade) {}

    /**
     * A receiver of our own writes, which go into the informer caches at once, so that the next reconciliation does not
     * work on stale objects: also when a later action of this one fails.
     */
    public interface Echo {
        /** Receives the present run; it may be the same as before. */
        void written(WSSSRun run);

        /** Receives a Job that exists, perhaps not for the first time. */
        void made(Job job);
    }

    /** Writes the status of a decision, and where it could be written executes the actions. */
    public Result execute(WSSSRun run, Decision decision, Echo echo) {
        Optional<WSSSRun> now = decision.status().equals(run.getStatus())
                ? Optional.of(run)
                : cluster.writeStatus(run, decision.status());
        Map<String, JobRefusal> unmade = new HashMap<>();
        now.ifPresent(written -> {
            echo.written(written);
            decision.actions().forEach(action -> act(written, action, echo, unmade));
        });
        return new Result(now, unmade);
    }

    private void act(WSSSRun run, Action action, Echo echo, Map<String, JobRefusal> unmade) {
        switch (action) {
            case Action.CreateJob(Job job) -> {
                switch (cluster.create(run, job)) {
                    case JobCreation.There there -> echo.made(there.job());
                    case JobCreation.Refused refused ->
                        unmade.put(job.getMetadata().getName(), refused.why());
                    case JobCreation.Gone _ -> {}
                }
            }
            case Action.DeleteJob delete -> cluster.delete(run.getMetadata().getNamespace(), delete.name());
            case Action.RecordEvent event -> cluster.recordEvent(run, event);
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
}
