package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a pasted object meets its background. */
public enum Blend {
    /** Pixel by pixel, object or background, as CDA does. */
    @JsonProperty("hard")
    HARD,

    /** Through the object mask smoothed by a 3x3 Gaussian. */
    @JsonProperty("gauss3")
    GAUSS3
}
