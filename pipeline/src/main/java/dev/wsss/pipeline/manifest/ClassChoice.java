package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the class of a pasted object is drawn. */
public enum ClassChoice {
    /** Every class that the picture lacks is equally likely, as CDA does. */
    @JsonProperty("uniformAbsent")
    UNIFORM_ABSENT,

    /** Absent classes in proportion to how many objects were mined of each. */
    @JsonProperty("frequency")
    FREQUENCY
}
