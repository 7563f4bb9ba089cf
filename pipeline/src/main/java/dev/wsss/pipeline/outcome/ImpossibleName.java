package dev.wsss.pipeline.outcome;

import java.nio.file.InvalidPathException;

/** A name that no file of this machine can have, for instance one with letters that the environment's encoding lacks. */
public final class ImpossibleName {
    private ImpossibleName() {}

    /**
     * Returns the failure of what has such a name, with advice.
     *
     * @param subject of the sentence: the name, and where it comes from
     */
    public static Failure of(FailureClass failureClass, String subject, InvalidPathException cause) {
        return new Failure(
                failureClass, subject + " cannot be the name of a file here; rename it, or set LC_ALL=C.UTF-8", cause);
    }
}
