package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which statistics batch normalisation uses while it trains. */
public enum BatchNorm {
    /** The stored running statistics, as the published recipes with ImageNet weights do. */
    @JsonProperty("running")
    RUNNING,

    /** Those of the batch, updating the running ones; needed from random weights. */
    @JsonProperty("batch")
    BATCH
}
