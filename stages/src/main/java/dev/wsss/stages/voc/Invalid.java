package dev.wsss.stages.voc;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.util.List;

/** The one way to say that a data set cannot be used as it is. */
final class Invalid {
    private static final int SHOWN = 5;

    private Invalid() {}

    static Failure data(String message) {
        return new Failure(FailureClass.INVALID_DATA, message);
    }

    static Failure data(String message, Throwable cause) {
        return new Failure(FailureClass.INVALID_DATA, message, cause);
    }

    /** Returns the first few of many, for a message. */
    static String some(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first;
    }

    /** Returns a number with its noun: "1 picture", "2 pictures". */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
