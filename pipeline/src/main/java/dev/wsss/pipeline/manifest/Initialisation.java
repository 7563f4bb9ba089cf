package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How parameters start that no weights file gives. */
public enum Initialisation {
    /** PyTorch's default for every convolution: uniform within one over the root of the fan-in. */
    @JsonProperty("pytorch")
    PYTORCH,

    /** He's normal distribution by fan-out, as torchvision starts a ResNet; the last convolution as PyTorch's default. */
    @JsonProperty("he")
    HE
}
