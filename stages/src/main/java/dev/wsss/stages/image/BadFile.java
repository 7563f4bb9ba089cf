package dev.wsss.stages.image;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;

/** The one way to say that a picture's or mask's file cannot be used. */
final class BadFile {
    private BadFile() {}

    static Failure of(String name, String what) {
        return new Failure(FailureClass.INVALID_DATA, name + ": " + what);
    }

    static Failure of(String name, String what, Throwable cause) {
        return new Failure(FailureClass.INVALID_DATA, name + ": " + what + " (" + cause.getMessage() + ")", cause);
    }
}
