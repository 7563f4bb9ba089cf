package dev.wsss.pipeline.manifest;

/** Where a value of the effective spec comes from. */
public enum Origin {
    /** The user's manifest. */
    GIVEN("given"),
    /** The published recipe. */
    PUBLISHED("published default"),
    /** The recipe for training from random weights. */
    WITHOUT_INITIAL_WEIGHTS("default without initial weights"),
    /** What suits a generated data set. */
    SYNTHETIC("default of the synthetic data set");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** The origin as a reader of a listing sees it. */
    @Override
    public String toString() {
        return words;
    }
}
