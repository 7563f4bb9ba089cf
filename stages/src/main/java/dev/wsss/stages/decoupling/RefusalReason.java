package dev.wsss.stages.decoupling;

/** Why a mask gives no object; the first that holds, in this order. */
public enum RefusalReason {
    /** Nothing but background. */
    EMPTY("no foreground", "the thresholds of the first round"),
    /** More than one foreground class. */
    SEVERAL_CLASSES("more than one class", "the thresholds of the first round"),
    /** Less of the picture than the window allows. */
    TOO_SMALL("too small", "the window's lower bound"),
    /** More of the picture than the window allows. */
    TOO_BIG("too big", "the window's upper bound"),
    /** One class in the mask, but the picture is labelled with more, and the rule wants one. */
    SEVERAL_LABELS("more than one label", "requireSingleLabel");

    private final String inWords;
    private final String whatToWiden;

    RefusalReason(String inWords, String whatToWiden) {
        this.inWords = inWords;
        this.whatToWiden = whatToWiden;
    }

    /** For tables and sentences. */
    public String inWords() {
        return inWords;
    }

    /** Returns what decides it, in words. */
    public String whatToWiden() {
        return whatToWiden;
    }
}
