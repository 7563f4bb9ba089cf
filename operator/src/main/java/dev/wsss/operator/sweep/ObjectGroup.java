package dev.wsss.operator.sweep;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects that live and die together: those of an attempt, of a step's checkpoints, of a run's notes.
 *
 * @param prefix that their keys share, ending with a slash
 * @param newest when the last of them was written
 * @param bytes of all of them
 */
record ObjectGroup(String prefix, Instant newest, long bytes) {
    /** A uid first: nothing that the operator and its pods have not written has such a key. */
    private static final Pattern PREFIX = Pattern.compile(
            "(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})/(?:(?:attempts|checkpoints)/[^/]+/[^/]+|keys)/");

    /**
     * Returns the prefix of the group that a key or a longer prefix belongs to; nothing for whatever is none of ours.
     */
    static Optional<String> prefixOf(String key) {
        Matcher matcher = PREFIX.matcher(key);
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** Returns the uid of the run that wrote it. */
    String uid() {
        return prefix.substring(0, prefix.indexOf('/'));
    }

    ObjectGroup and(Instant written, long size) {
        return new ObjectGroup(prefix, written.isAfter(newest) ? written : newest, bytes + size);
    }
}
