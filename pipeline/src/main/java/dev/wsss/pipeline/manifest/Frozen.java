package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much of the front of the network is never trained. */
public enum Frozen {
    /** Everything trains. */
    @JsonProperty("none")
    NONE,

    /** conv1, layer1 and layer2 stay as they are: gradients end after layer2. */
    @JsonProperty("layer2")
    LAYER2
}
