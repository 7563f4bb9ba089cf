package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The published method that makes masks from labels. */
public enum Method {
    /** IRNet: class boundaries learnt from confident CAM pixels, then a random walk. */
    @JsonProperty("irn")
    IRN,

    /** AffinityNet (PSA): pixel affinities on ResNet-38; not there yet. */
    @JsonProperty("affinitynet")
    AFFINITYNET,

    /** SEAM: equivariant attention maps on ResNet-38; not there yet. */
    @JsonProperty("seam")
    SEAM
}
