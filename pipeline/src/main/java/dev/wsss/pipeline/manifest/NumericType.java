package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The number type that networks compute in. */
public enum NumericType {
    /** Single precision; promises the same bytes on the same machine type. */
    @JsonProperty("float32")
    FLOAT32,

    /** Half the memory traffic, float32 parameters, channels last. */
    @JsonProperty("bfloat16")
    BFLOAT16
}
