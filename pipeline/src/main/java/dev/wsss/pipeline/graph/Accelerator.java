package dev.wsss.pipeline.graph;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What networks run on instead of the CPU. */
public enum Accelerator {
    /** One GPU. */
    @JsonProperty("gpu")
    GPU
}
