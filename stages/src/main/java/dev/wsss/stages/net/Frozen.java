package dev.wsss.stages.net;

/** How much of a backbone keeps the weights it was given. */
public enum Frozen {
    /** Everything is trained: the choice for random initial weights. */
    NOTHING,
    /** Stem, layer1 and layer2 stay, as published for the class-map network. */
    STEM_TO_LAYER2,
    /** Only heads are trained, as published for IRNet. */
    EVERYTHING
}
