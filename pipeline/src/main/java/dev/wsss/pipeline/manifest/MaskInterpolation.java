package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an object's mask is rotated and resized before pasting. */
public enum MaskInterpolation {
    /** As CDA's code: spline and bilinear on class numbers, anything not zero is object; masks grow a little. */
    @JsonProperty("released")
    RELEASED,

    /** Nearest neighbour on a binary mask; masks keep their size. */
    @JsonProperty("nearest")
    NEAREST
}
