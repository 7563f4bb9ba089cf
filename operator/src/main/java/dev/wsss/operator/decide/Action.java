package dev.wsss.operator.decide;

import dev.wsss.pipeline.outcome.SafeText;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** Something that is asked of the cluster once the status that decided it is written; each is safe to repeat. */
public sealed interface Action {
    /** Makes a Job; one of that name which belongs to the run already is as good. */
    record CreateJob(Job job) implements Action {}

    /** Removes a Job after its pods. */
    record DeleteJob(String name) implements Action {}

    /**
     * Records an Event of the run.
     *
     * @param weight its type
     * @param reason one word
     * @param message for people
     * @param occasion tells it from other Events of the run with this reason; the same occasion is recorded once
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

    /** Holds the run until its artifacts are removed. */
    record AddFinalizer() implements Action {}

    /** Lets the run go. */
    record RemoveFinalizer() implements Action {}

    /** Lets the run go although artifacts of it are left. */
    record LeaveArtifacts(String why) implements Action {
        public LeaveArtifacts {
            why = SafeText.of(why, RecordEvent.BYTES);
        }
    }

    /** Removes the run itself. */
    record DeleteRun() implements Action {}
}
