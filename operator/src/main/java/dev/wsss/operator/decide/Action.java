package dev.wsss.operator.decide;

import dev.wsss.pipeline.outcome.SafeText;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** A request to the cluster, sent once the status that decided it is written; each is safe to repeat. */
public sealed interface Action {
    /** The creation of a Job; one of that name which belongs to the run already is as good. */
    record CreateJob(Job job) implements Action {}

    /** The removal of a Job after its pods. */
    record DeleteJob(String name) implements Action {}

    /**
     * The recording of an Event of the run.
     *
     * @param weight its type
     * @param reason one word
     * @param message for people
     * @param occasion distinguishes it from other Events of the run with this reason; the same occasion is recorded
     *     once
     */
    record RecordEvent(Weight weight, String reason, String message, String occasion) implements Action {
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

    /** The finalizer that keeps the run until its artifacts are removed. */
    record AddFinalizer() implements Action {}

    /** The removal of our finalizer. */
    record RemoveFinalizer() implements Action {}

    /** The removal of our finalizer although artifacts of the run are left. */
    record LeaveArtifacts(String why) implements Action {
        public LeaveArtifacts {
            why = SafeText.of(why, RecordEvent.BYTES);
        }
    }

    /** The deletion of the run itself. */
    record DeleteRun() implements Action {}
}
