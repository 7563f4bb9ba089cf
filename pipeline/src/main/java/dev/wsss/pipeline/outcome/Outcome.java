package dev.wsss.pipeline.outcome;

/** End of one execution of a step. */
public sealed interface Outcome {
    /** An end with a complete, verified manifest. */
    record Success() implements Outcome {}

    /**
     * A failure.
     *
     * @param failureClass decides exit code and remedy
     * @param evidence what was seen, naming file, field or object; never blank
     */
    record Failed(FailureClass failureClass, String evidence) implements Outcome {
        public Failed {
            if (evidence.isBlank()) {
                throw new IllegalArgumentException("evidence: is blank");
            }
        }

        /** Returns one line for logs and termination messages: the class's title, a colon and the evidence. */
        public String sentence() {
            return failureClass.title() + ": " + evidence;
        }

        /** Returns the code the process ends with. */
        public int exitCode() {
            return failureClass.exitCode().orElse(1);
        }
    }

    /** Returns the failure that something thrown means, with its message as evidence. */
    static Failed of(Throwable thrown) {
        return Diagnosis.of(thrown);
    }
}
