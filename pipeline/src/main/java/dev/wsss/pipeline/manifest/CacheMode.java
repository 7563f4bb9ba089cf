package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run does with results that other runs made. */
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
