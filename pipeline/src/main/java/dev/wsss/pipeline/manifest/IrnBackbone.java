package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where IRNet's frozen backbone comes from. */
public enum IrnBackbone {
    /** The initial weights of the run, as IRNet does. */
    @JsonProperty("initialWeights")
    INITIAL_WEIGHTS,

    /** The CAM weights of the same round; what a run without initial weights needs. */
    @JsonProperty("camWeights")
    CAM_WEIGHTS
}
