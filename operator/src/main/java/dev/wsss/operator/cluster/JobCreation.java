package dev.wsss.operator.cluster;

import dev.wsss.operator.decide.JobRefusal;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** Result of creating a Job. */
public sealed interface JobCreation {
    /**
     * A Job that is there.
     *
     * @param job created now or by an earlier reconciliation of the same run
     */
    record There(Job job) implements JobCreation {}

    /** A Job that was there already and is gone by now. */
    record Gone() implements JobCreation {}

    /**
     * A Job that is not created until the run, its profile or the cluster changes.
     *
     * @param why what stands in the way
     */
    record Refused(JobRefusal why) implements JobCreation {}
}
