package dev.wsss.stages.stage;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;

/** The wish of the outside that the work should stop at the next good place; set once, by any thread. */
public final class Interruption {
    private volatile boolean wished;

    /** Asks the work to stop. */
    public void ask() {
        wished = true;
    }

    /** Whether the work should stop. */
    public boolean asked() {
        return wished;
    }

    /** Ends the work here with a failure of class Terminated, if that is wished. */
    public void check() {
        if (wished) {
            throw new Failure(FailureClass.TERMINATED, "interrupted");
        }
    }
}
