package dev.wsss.stages.decoupling;

/** Which pictures may give an object, by how many labels they have. */
public enum LabelRule {
    /** As released: the mask decides, whatever the picture is labelled with. */
    ANY_LABELS,
    /** Only pictures with one label. */
    SINGLE_LABEL
}
