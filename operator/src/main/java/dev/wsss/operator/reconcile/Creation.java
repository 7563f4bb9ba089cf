package dev.wsss.operator.reconcile;

import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** Result of creating a Job. */
public sealed interface Creation {
    /**
     * A Job that is there.
     *
     * @param job as the API server has it, by whomever it was made for the same run
     */
    record There(Job job) implements Creation {}

    /** A Job that was there already and is gone by now. */
    record Gone() implements Creation {}

    /**
     * A Job that will not be there until somebody does something.
     *
     * @param why what stands in the way
     */
    record Refused(Unmade why) implements Creation {}
}
