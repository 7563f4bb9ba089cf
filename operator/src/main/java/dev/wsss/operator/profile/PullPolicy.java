package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Rule for pulling images. */
public enum PullPolicy {
    /** Each time a pod starts. */
    @JsonProperty("Always")
    ALWAYS("Always"),
    /** Only if the node does not have it. */
    @JsonProperty("IfNotPresent")
    IF_NOT_PRESENT("IfNotPresent"),
    /** Never: the node has it. */
    @JsonProperty("Never")
    NEVER("Never");

    private final String word;

    PullPolicy(String word) {
        this.word = word;
    }

    /** Returns Kubernetes' word. */
    public String word() {
        return word;
    }
}
