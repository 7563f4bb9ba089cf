package dev.wsss.stages.fuzz;

import org.jspecify.annotations.Nullable;

/** The outcome of one file. */
sealed interface Verdict {
    /** Returns the bytes that the reader allocated. */
    long allocated();

    /** A file that was read. */
    record Read(long allocated, String digest) implements Verdict {}

    /** A file that was refused, with a sentence that names it. */
    record Refused(long allocated, String sentence) implements Verdict {}

    /** A defect of the reader. */
    record Broken(long allocated, String why, @Nullable Throwable thrown) implements Verdict {}
}
