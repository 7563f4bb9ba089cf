package dev.wsss.operator.decide;

import dev.wsss.pipeline.outcome.SafeText;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** Something that is asked of the cluster once the status that decided it is written; each is safe to repeat. */
public sealed interface Action {
    /** Makes a Job; one of that name which belongs to the run already is as good. */
    record CreateJob(Job job) implements Action {}

    /** Removes a Job after its pods. */
    record DeleteJob(String name) implements Action {}

    /** Tells people who look at the run's Events. */
    record RecordEvent(Weight weight, String reason, String message) implements Action {
        /** Limit of the API server. */
        private static final int BYTES = 1024;

        public RecordEvent {
            message = SafeText.of(message, BYTES);
        }
    }

    /** Type of an Event. */
    enum Weight {
        NORMAL,
        WARNING
    }

    /** Holds the run until its artifacts are removed. */
    record AddFinalizer() implements Action {}

    /** Lets the run go. */
    record RemoveFinalizer() implements Action {}

    /** Removes the run itself. */
    record DeleteRun() implements Action {}
}
