package dev.wsss.pipeline.outcome;

/** A failure whose class is known where it happens; its message names what failed and what to do. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureClass failureClass;

    /** Creates a failure found by our own check. */
    public Failure(FailureClass failureClass, String message) {
        super(message);
        this.failureClass = failureClass;
    }

    /** Creates a failure with a cause. */
    public Failure(FailureClass failureClass, String message, Throwable cause) {
        super(message, cause);
        this.failureClass = failureClass;
    }

    /** Returns what kind of failure it is, which decides exit code and remedy. */
    public FailureClass failureClass() {
        return failureClass;
    }
}
