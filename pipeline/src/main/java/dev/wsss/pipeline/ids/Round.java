package dev.wsss.pipeline.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The pass over the pictures that a step belongs to. */
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

    /** Returns the name in documents. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name that a step or an artifact has in this round. */
    public String name(String name) {
        return prefix + name;
    }

    /** Returns a name without this round's prefix; the name itself where it has none. */
    public String base(String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
}
