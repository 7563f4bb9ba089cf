package dev.wsss.stages.decoupling;

/** The reason why a mask gives no object; the first that holds, in this order. */
public enum RefusalReason {
    /** Nothing but background. */
    EMPTY("no foreground", "the thresholds of the first round"),
    /** More than one foreground class. */
    SEVERAL_CLASSES("more than one class", "the thresholds of the first round"),
    /** Less of the picture than {@code minimumShare}. */
    TOO_SMALL("too small", "stages.mine-objects.minimumShare"),
    /** More of the picture than {@code maximumShare}. */
    TOO_BIG("too big", "stages.mine-objects.maximumShare"),
    /** One class in the mask, but the picture is labelled with more, and the rule requires one. */
    SEVERAL_LABELS("more than one label", "stages.mine-objects.requireSingleLabel");

    private final String description;
    private final String whatToWiden;

    RefusalReason(String description, String whatToWiden) {
        this.description = description;
        this.whatToWiden = whatToWiden;
    }

    /** Returns the reason for tables and sentences. */
    public String description() {
        return description;
    }

    /** Returns the setting that decides it. */
    public String whatToWiden() {
        return whatToWiden;
    }
}
