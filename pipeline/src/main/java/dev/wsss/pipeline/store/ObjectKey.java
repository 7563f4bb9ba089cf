package dev.wsss.pipeline.store;

import dev.wsss.pipeline.outcome.SafeText;

/** The rules that a key keeps in every store: relative, no empty or dotted-away segment, no control character. */
public final class ObjectKey {
    private static final int LONGEST = 900;

    private ObjectKey() {}

    /** Returns the key itself when it keeps the rules. */
    public static String checked(String key) {
        if (key.isEmpty() || key.length() > LONGEST) {
            throw refused(key, "has to have 1 to " + LONGEST + " characters");
        }
        if (key.chars().anyMatch(c -> c < ' ' || c == '\\' || c == 0x7f)) {
            throw refused(key, "holds a backslash or a control character");
        }
        for (String segment : key.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw refused(key, "has an empty or dotted segment");
            }
        }
        if (key.startsWith(".")) {
            throw refused(key, "starts with a dot, which a store keeps for itself");
        }
        return key;
    }

    private static IllegalArgumentException refused(String key, String why) {
        return new IllegalArgumentException("key: '" + SafeText.of(key, 200) + "' " + why);
    }
}
