package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Over how many steps the learning rate of the decoupled round falls. */
public enum LearningRateSteps {
    /** As CDA's released code: counted with twice the real loader batch, so the second half trains at almost zero. */
    @JsonProperty("released")
    RELEASED,

    /** Over the steps that are really made. */
    @JsonProperty("corrected")
    CORRECTED
}
