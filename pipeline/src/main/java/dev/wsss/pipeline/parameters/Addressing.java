package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The place of the bucket in the address of an object. */
public enum Addressing {
    /** Virtual at Amazon, path elsewhere. */
    @JsonProperty("auto")
    AUTO,

    /** Before the key: {@code host/bucket/key}. */
    @JsonProperty("path")
    PATH,

    /** Before the host: {@code bucket.host/key}. */
    @JsonProperty("virtual")
    VIRTUAL
}
