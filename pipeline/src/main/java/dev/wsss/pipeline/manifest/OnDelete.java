package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the artifacts when the run's resource is deleted. */
public enum OnDelete {
    /** They stay in the store. */
    @JsonProperty("Keep")
    KEEP,

    /** They are removed with it. */
    @JsonProperty("Delete")
    DELETE
}
