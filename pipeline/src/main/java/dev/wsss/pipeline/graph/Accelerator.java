package dev.wsss.pipeline.graph;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Devices for networks besides the CPU. */
public enum Accelerator {
    /** One GPU. */
    @JsonProperty("gpu")
    GPU
}
