package dev.wsss.pipeline.graph;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which pass over the pictures a step belongs to. */
public enum Round {
    /** Neither: done once for the whole run. */
    SHARED(""),
    /** Training on the pictures as they are. */
    FIRST(""),
    /** Training on pictures with pasted objects. */
    DECOUPLED("decoupled-");

    private final String prefix;

    Round(String prefix) {
        this.prefix = prefix;
    }

    /** The name in documents. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of a step or artifact of this round. */
    public String name(String name) {
        return prefix + name;
    }
}
