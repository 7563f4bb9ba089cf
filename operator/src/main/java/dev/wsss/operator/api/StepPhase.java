package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** State of a step in its status. */
public enum StepPhase {
    /** Its inputs are not all there, or it may not start yet. */
    @JsonProperty("Waiting")
    @JsonEnumDefaultValue
    WAITING,
    /** An attempt is decided; its Job is made as soon as nothing of an earlier one is left. */
    @JsonProperty("Starting")
    STARTING,
    /** Returns its Job was seen, and what it left was not judged yet. */
    @JsonProperty("Running")
    RUNNING,
    /** An attempt failed, and another one follows after a pause. */
    @JsonProperty("Retrying")
    RETRYING,
    /** Its output is published. */
    @JsonProperty("Succeeded")
    SUCCEEDED,
    /** Failed, without an automatic retry. */
    @JsonProperty("Failed")
    FAILED;

    /** Returns whether an attempt is decided and not yet judged. */
    public boolean isActive() {
        return this == STARTING || this == RUNNING;
    }
}
