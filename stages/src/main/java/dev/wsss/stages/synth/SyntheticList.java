package dev.wsss.stages.synth;

import java.util.Locale;

/** The two lists of a synthetic data set. */
public enum SyntheticList {
    /** Context is biased: the background mostly is that of the picture's class. */
    TRAIN,
    /** Context is drawn uniformly: it says nothing about the class. */
    VAL;

    /** Returns the list's name, also the beginning of its ids. */
    public String listName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the id of a picture of the list. */
    public String id(int index) {
        return String.format(Locale.ROOT, "%s_%06d", listName(), index);
    }
}
