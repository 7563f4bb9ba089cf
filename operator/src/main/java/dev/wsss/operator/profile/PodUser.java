package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Choice of the user that pods run as; never root. */
public enum PodUser {
    /** The image: the user and group that it is made for. */
    @JsonProperty("image")
    IMAGE,
    /** The cluster: whatever its policies assign, as those of OpenShift do; the image works for every user of group 0. */
    @JsonProperty("cluster")
    CLUSTER
}
