package dev.wsss.operator.query;

/**
 * Progress of the pods of an attempt together.
 *
 * @param unit what is counted; empty when none has given an account
 * @param done of them
 * @param total of them
 */
public record Progressed(String unit, long done, long total) {
    /** No progress was reported. */
    public static final Progressed UNKNOWN = new Progressed("", 0, 0);
}
