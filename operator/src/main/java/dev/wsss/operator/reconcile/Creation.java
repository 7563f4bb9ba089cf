package dev.wsss.operator.reconcile;

import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** What comes of asking for a Job. */
public sealed interface Creation {
    /**
     * It is there.
     *
     * @param job as the API server has it, by whomever it was made for the same run
     */
    record There(Job job) implements Creation {}

    /** It was there already, and is gone by now. */
    record Gone() implements Creation {}

    /**
     * It is not there, and will not be until somebody does something.
     *
     * @param why what stands in the way
     */
    record Refused(Unmade why) implements Creation {}
}
