package dev.wsss.pipeline.outcome;

/** Cost of another attempt after a failure. */
public enum RetryBudget {
    /** Another attempt takes nothing from any budget; deadlines still hold. */
    FREE("no"),
    /** Another attempt is counted in a budget of this failure class alone. */
    OWN_BUDGET("own budget"),
    /** Another attempt is one of the step's retries. */
    COUNTED("yes"),
    /** There is no other attempt. */
    NONE("–");

    private final String inWords;

    RetryBudget(String inWords) {
        this.inWords = inWords;
    }

    /** Returns the word of the documentation's table. */
    public String inWords() {
        return inWords;
    }
}
