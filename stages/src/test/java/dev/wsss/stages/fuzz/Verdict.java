package dev.wsss.stages.fuzz;

import org.jspecify.annotations.Nullable;

/** What became of one file. */
sealed interface Verdict {
    /** Bytes that the reader allocated. */
    long allocated();

    /** It was read. */
    record Read(long allocated, String digest) implements Verdict {}

    /** It was refused, with a sentence that names it. */
    record Refused(long allocated, String sentence) implements Verdict {}

    /** The reader has a defect. */
    record Broken(long allocated, String why, @Nullable Throwable thrown) implements Verdict {}
}
