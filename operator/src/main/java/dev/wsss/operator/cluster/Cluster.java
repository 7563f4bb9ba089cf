package dev.wsss.operator.cluster;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.decide.Action;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/**
 * Requests to the API server: one request a verb, each safe to repeat.
 *
 * <p>Every verb may throw what Fabric8 throws; the run is then reconciled again.
 */
public interface Cluster {
    /**
     * Writes a run's status.
     *
     * @return the run as it is now; empty when it has changed since it was read and has to be reconciled again
     */
    Optional<WSSSRun> writeStatus(WSSSRun run, WSSSRunStatus status);

    /** Makes a Job. */
    JobCreation create(WSSSRun run, Job job);

    /** Removes a Job once its pods are gone. */
    void delete(String namespace, String name);

    /** Writes an Event on a run. */
    void recordEvent(WSSSRun run, Action.RecordEvent event);

    /** Holds a run until {@link #removeFinalizer}. */
    void addFinalizer(WSSSRun run);

    /** Takes our finalizer off a run. */
    void removeFinalizer(WSSSRun run);

    /** Removes a run. */
    void deleteRun(WSSSRun run);
}
