package dev.wsss.stages.bench;

/** One way of training; each is the same manifest with the fewest changes. */
public enum Arm {
    /** The first round alone. */
    PLAIN("plain"),
    /** Both rounds, as the manifest has them. */
    DECOUPLED("decoupled"),
    /** The first round alone with the classifier's steps of both rounds: the effect of more training. */
    PLAIN_AS_LONG("plain, as many steps");

    private final String title;

    Arm(String title) {
        this.title = title;
    }

    /** Returns its name in tables. */
    public String title() {
        return title;
    }
}
