package dev.wsss.pipeline.tree;

/**
 * Sizes beyond which nothing of a document is read.
 *
 * <p>They are far beyond any real document. A cluster needs a bound for every text and every list before it can say
 * what a rule costs; so that a manifest which runs in one process is also accepted there, both refuse the same.
 */
public final class Limits {
    /** Characters of a text. */
    public static final int TEXT = 1024;

    /** Entries of a list. */
    public static final int LIST = 256;

    /** Entries of a block whose names are the user's own. */
    public static final int MAP = 64;

    /** The largest whole number and, negated, the smallest: up to here every reader of JSON keeps each one apart. */
    public static final long WHOLE = (1L << 53) - 1;

    private Limits() {}

    /** Returns how many characters a text has, those outside the Basic Multilingual Plane counted once. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
