package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Rules for taking results from other runs and offering own ones. */
public enum CacheMode {
    /** Neither takes nor offers any. */
    @JsonProperty("off")
    OFF,

    /** Takes results of equal key, offers none. */
    @JsonProperty("readOnly")
    READ_ONLY,

    /** Takes and offers them. */
    @JsonProperty("readWrite")
    READ_WRITE
}
