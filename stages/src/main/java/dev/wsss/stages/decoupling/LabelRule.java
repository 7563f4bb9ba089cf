package dev.wsss.stages.decoupling;

/** Choice of the pictures that may give an object, by their number of labels. */
public enum LabelRule {
    /** As released: the mask decides, whatever the picture is labelled with. */
    ANY_LABELS,
    /** Only pictures with one label. */
    SINGLE_LABEL
}
