package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the CAM network of the decoupled round starts from. */
public enum SecondRoundStart {
    /** The initial weights again (or random ones without them), as CDA does. */
    @JsonProperty("fresh")
    FRESH,

    /** The CAM weights of the first round. */
    @JsonProperty("firstRound")
    FIRST_ROUND
}
