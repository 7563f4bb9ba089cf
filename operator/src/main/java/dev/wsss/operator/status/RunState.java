package dev.wsss.operator.status;

/** One word for a run. */
public enum RunState {
    PENDING("Pending"),
    RUNNING("Running"),
    SUSPENDED("Suspended"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    INVALID("Invalid"),
    DELETING("Deleting");

    private final String title;

    RunState(String title) {
        this.title = title;
    }

    /** Returns the state as the status has it. */
    public String title() {
        return title;
    }
}
