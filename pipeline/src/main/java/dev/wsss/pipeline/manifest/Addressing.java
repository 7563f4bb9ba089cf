package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the bucket stands in the address of an object. */
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
